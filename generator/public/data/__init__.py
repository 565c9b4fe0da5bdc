"""The open data of the register: every table once, and each format that is made of it."""

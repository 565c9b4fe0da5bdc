"""The witness: reads the raw records and the finished bytes, and shares nothing with what lies between them."""

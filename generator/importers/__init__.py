"""What becomes a draft: an empty form, a Word document, a PDF, plain text, an old register."""

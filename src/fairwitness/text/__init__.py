"""Reading words: tokens, sentences, numbers, dates, lexicons and the reader that points at them."""

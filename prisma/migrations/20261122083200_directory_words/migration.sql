-- Words that begin alike and are about as long: what a slip of the pen is looked for among first
CREATE INDEX "directory_word_start_idx" ON "directory_word" (left("word", 2), length("word"), "word");

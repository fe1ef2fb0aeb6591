echo from the file

"""The Tidewatch client: it grows from Lesson 8 on."""

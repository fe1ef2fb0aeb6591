echo listed

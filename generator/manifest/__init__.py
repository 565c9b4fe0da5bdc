"""What a release says of itself: digests, and the certificate of its verification. Reads public files only."""

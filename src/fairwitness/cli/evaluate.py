"""`fairwitness evaluate`: how well the reading agrees with people's."""

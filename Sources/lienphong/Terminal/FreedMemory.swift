import CMalloc

/// Has blocks of some megabytes given back to the system when they are freed. The C library would keep most
/// of them, in pieces that the next large block does not fit into.
func giveBackLargeBlocks() { lp_giveBackBlocks(4 << 20) }

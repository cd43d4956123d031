import CMalloc

/// Has blocks of some megabytes given back to the system when they are freed. The C library would keep most
/// of them, in pieces that the next large block does not fit into. Smaller ones are kept, for they are asked
/// for again and again.
func giveBackLargeBlocks() { lp_giveBackBlocks(4 << 20, 64 << 20) }

internal import COpenBLAS

/// Ends the threads that OpenBLAS starts when the program is loaded and that nothing here uses: for some
/// 25 ms they would wait in a loop, on a processor that has other work.
public func endIdleThreads() { end_idle_threads() }

#if canImport(Glibc)
  import Glibc
#endif

/// Prints the least processor time of a call, or of one of `parts` in it, over up to five repeated rounds of
/// at least 50 ms, and what it gave; nothing of a workload that was not asked for.
func report(_ name: String, per parts: Int = 1, _ body: () -> Double) {
  let arguments = CommandLine.arguments
  guard arguments.count < 5 || name.contains(arguments[4]) else { return }
  var (calls, best, result, rounds) = (1, Double.infinity, 0.0, 0)
  while rounds < 5 {
    let start = clock()
    for _ in 0..<calls { result = body() }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    if seconds < 0.05, best == .infinity, calls < 1 << 24 {
      calls *= 2
      continue
    }
    best = min(best, seconds / Double(calls))
    rounds += 1
    if seconds > 1 { break }
  }
  print("\(name)\t\(best / Double(parts))\t\(result)")
}

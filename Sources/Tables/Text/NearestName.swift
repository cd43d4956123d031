public import Wording

/// The name that was probably meant by `name`, to ask "did you mean …?"; `nil` if none is near.
///
/// Near means a Damerau–Levenshtein distance (insert, delete, replace, swap neighbours; upper and
/// lower case count as equal) of at most a third of the longer name. Of equally near names the first
/// is taken. Names beyond 100 characters are near to nothing.
///
/// Complexity: O(n·m) for each candidate of n characters and a name of m.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased())
  var nearest: (name: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    let longer = max(wanted.count, letters.count)
    guard longer <= 100 else { continue }
    let distance = editDistance(wanted, letters)
    if distance <= longer / 3, distance < nearest?.distance ?? .max {
      nearest = (candidate, distance)
    }
  }
  return nearest?.name
}

/// The question whether the nearest of `candidates` was meant, with a blank after it; empty if none is
/// near.
public func didYouMean(_ name: String, among candidates: some Sequence<String>) -> Phrase {
  guard let nearest = nearestName(to: name, among: candidates) else { return .empty }
  return Phrase(vi: "Có phải ý bạn là \(nearest)? ", en: "Did you mean \(nearest)? ")
}

/// The Damerau–Levenshtein distance in which no letter is edited twice.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i]
    for j in 1...b.count {
      let replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var best = min(replaced, previous[j] + 1, current[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        best = min(best, beforePrevious[j - 2] + 1)
      }
      current.append(best)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[b.count]
}

/// The notes under a table, lettered in the order in which they first come up.
struct Footnotes {
  private(set) var notes: [String] = []

  /// The letter of `note`, new or known.
  mutating func mark(_ note: String) -> String {
    let index = notes.firstIndex(of: note) ?? notes.count
    if index == notes.count { notes.append(note) }
    return Self.letter(index)
  }

  /// The notes with their letters.
  var lettered: [(letter: String, note: String)] {
    notes.enumerated().map { (Self.letter($0.offset), $0.element) }
  }

  /// a, b, …, z, aa, ab, …
  private static func letter(_ index: Int) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
    let last = String(alphabet[index % alphabet.count])
    return index < alphabet.count ? last : letter(index / alphabet.count - 1) + last
  }
}

/// Gathers the releases while the XML of a comparison is gone through.
struct KeyComparisonWalk {
  private(set) var comparison = KeyComparison()
  private(set) var degreeCount = 0

  /// The names of the open elements, outermost first, in one spelling.
  private(set) var path: [String] = []

  /// The name of the outermost element, as the file writes it.
  private(set) var root = ""

  private var text = ""
  private var linked: String?
  private var degree: KeyComparison.Degree?
  private var data: DSIQuantity.Data?

  /// Whether this is a comparison at all.
  var isComparison: Bool { Self.key(root) == "comparison" }

  /// One name for both spellings: `Comparison_code` and `comparisonCode`.
  private static func key(_ name: String) -> String { name.filter { $0 != "_" }.lowercased() }

  private var isInRelease: Bool {
    path.count > 3 && path[1] == "comparisondata" && path[2] == "release"
  }

  mutating func start(_ name: String, line: Int) {
    if path.isEmpty { root = name }
    text = ""
    path.append(Self.key(name))
    if path.count == 3, path[1] == "comparisondata", path[2] == "release" {
      comparison.releases.append(KeyComparison.Release())
    }
    guard isInRelease else { return }
    switch (path.count, path.last) {
    case (4, "kcrv"): open(line)
    case (4, "degreesofequivalence"): linked = nil
    case (5, "degreeofequivalence"):
      degree = KeyComparison.Degree(linkedComparison: linked, line: line)
      degreeCount += 1
      open(line)
    default:
      if name.hasPrefix("coverageInterval") { data?.hasInterval = true }
    }
  }

  private mutating func open(_ line: Int) {
    data = DSIQuantity.Data()
    data?.line = line
  }

  mutating func append(_ characters: String) {
    guard path.count > 2, path[1] == "comparisondata" || path[1] == "generalinformation" else {
      return
    }
    text += characters
  }

  mutating func end(_ name: String) {
    if path.count == 3, path[1] == "generalinformation", path[2] == "comparisoncode" {
      comparison.code = words
    }
    if isInRelease, let release = comparison.releases.indices.last { take(name, of: release) }
    if !path.isEmpty { path.removeLast() }
    text = ""
  }

  private mutating func take(_ name: String, of release: Int) {
    switch (path.count, path.last) {
    case (4, "doi"): comparison.releases[release].doi = words
    case (4, "year"): comparison.releases[release].year = words
    case (4, "kcrv"):
      let value = closed()
      comparison.releases[release].referenceValue = value
    case (6, "comparisoncode") where path[4] == "linkedcomparison": linked = words
    case (7, "acronym") where path[5] == "laboratory":
      let laboratory = words
      degree?.laboratory = laboratory
    case (5, "degreeofequivalence"):
      let value = closed()
      degree?.data = value
      if let degree { comparison.releases[release].degrees.append(degree) }
      degree = nil
    default: data?.take(name, text)
    }
  }

  /// The data that end here; `nil` where nothing stood in them.
  private mutating func closed() -> DSIQuantity.Data? {
    defer { data = nil }
    return data.flatMap { $0.values.isEmpty && $0.units.isEmpty ? nil : $0 }
  }

  private var words: String {
    String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
  }
}

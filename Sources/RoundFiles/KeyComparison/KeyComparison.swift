/// A comparison with its reference values and degrees of equivalence, as BIPM publishes those of
/// radionuclides (`TheBIPM/CCRI-II-KC`).
///
/// The elements are read by their names in either spelling: `Comparison_code` as in the first files, or
/// `kc:comparisonCode` as in the schema of 2023. Metadata (submissions, solutions, methods) are not
/// read.
struct KeyComparison: Hashable, Sendable {
  /// The code, as `BIPM.RI(II)-K1.Ce-139`.
  var code = ""

  /// What was published, in the order of the file.
  var releases: [Release] = []

  /// A publication of the comparison's results.
  struct Release: Hashable, Sendable {
    var year = ""
    var doi = ""

    /// The key comparison reference value, KCRV.
    var referenceValue: DSIQuantity.Data?

    var degrees: [Degree] = []

    /// How many laboratories have a degree of equivalence.
    var degreeCount: Int { degrees.count { $0.data != nil } }
  }

  /// The degree of equivalence of a laboratory, _d_ with _U_(_d_).
  struct Degree: Hashable, Sendable {
    var laboratory = ""

    /// The code of the comparison through which the laboratory was linked to this one.
    var linkedComparison: String?

    /// _d_ with its uncertainty; `nil` where the laboratory has none.
    var data: DSIQuantity.Data?

    var line = 0
  }

  /// The release of the latest year among those with degrees of equivalence; of two of one year the
  /// one that the file has last.
  var newestRelease: Release? {
    var newest: Release?
    for release in releases where release.degreeCount > 0 && release.order >= newest?.order ?? .min
    {
      newest = release
    }
    return newest
  }
}

extension KeyComparison.Release {
  fileprivate var order: Int { Int(year) ?? .min }
}

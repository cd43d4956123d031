import Interlab
import Tables
import Wording

/// What a laboratory should look at before it sends its form: is it complete, are unit and decimal mark
/// likely, does U agree with the budget and the laboratory's own capability, how large may its
/// deviation be.
///
/// Nothing of the assigned value is known here or used.
public struct FormCheck: Sendable {
  /// How large a deviation the stated uncertainty bears.
  public struct Reach: Hashable, Sendable {
    /// The measurand.
    public let measurand: String

    /// The unit of the deviation.
    public let unit: String

    /// U of the laboratory.
    public let ownU: Double

    /// The largest U that the reference was announced with; `nil` where none was.
    public let referenceU: Double?

    /// The deviation at which |_E_n_| reaches 1:
    ///
    ///     D = √(U² + U_ref²)
    ///
    /// the largest that it can be there; without an announced U_ref, U alone, the least.
    /// Reference: ISO 13528:2022, 9.7.
    public let deviation: Double
  }

  /// The form.
  public let form: ReturnedForm

  /// What was found, measurand by measurand.
  public let findings: [FormFinding]

  /// The reach of each measurand with a result and its U.
  public let reaches: [Reach]

  /// Whether the form would be taken as it is.
  public var isComplete: Bool { !findings.contains { $0.weight == .missing } }

  /// Checks a form.
  public init(_ form: ReturnedForm) {
    self.form = form
    var findings: [FormFinding] = []
    var reaches: [Reach] = []
    for (measurand, answers) in zip(form.specification.measurands, form.answers) {
      let check = MeasurandCheck(measurand, answers, form)
      findings += check.findings
      if let reach = check.reach { reaches.append(reach) }
    }
    if form.answers.allSatisfy({ $0[.value] == nil }) {
      findings.append(
        FormFinding(
          "no-result", .missing,
          Phrase(vi: "Phiếu chưa có kết quả nào.", en: "The form holds no result.")))
    }
    findings += Self.details(form)
    self.findings = findings
    self.reaches = reaches
  }

  private static func details(_ form: ReturnedForm) -> [FormFinding] {
    var findings = form.emptyDetails.map { empty in
      let label = empty.detail.label
      return FormFinding(
        "\(empty.detail.rawValue)-empty", .look, at: empty.location,
        Phrase(vi: "Còn trống: \(label.vietnamese).", en: "Empty: \(label.english)."))
    }
    for hidden in form.hidden {
      findings.append(FormFinding("hidden-cells", .look, hidden.message))
    }
    if form.isDeclared == false {
      findings.append(
        FormFinding(
          "not-declared", .look,
          Phrase(
            vi: "Cam kết đang ghi “Không”.", en: "The declaration says “No”.")))
    }
    return findings
  }
}

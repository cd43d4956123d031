import Interlab
public import Tables
public import Wording

/// All that is printed on a form but the laboratory's code; the form carries it with it, so that it can
/// be checked without the round's files.
public struct FormSpecification: Hashable, Sendable {
  /// One line of the form.
  public struct Measurand: Hashable, Sendable {
    /// The id in the round; empty where the round has only one measurand and gives it none.
    public let id: String

    /// What is measured, in the language of the form.
    public let quantity: String

    /// The unit that the result is stated in.
    public let unit: String

    /// What the form tells of the value beforehand.
    public let form: MeasurandForm

    /// Names it for a message: by its id, else by the quantity.
    public var label: String { id.isEmpty ? quantity : id }
  }

  /// The round's id.
  public let round: String

  /// The version of the form.
  public let version: Int

  /// The language of its words.
  public let language: Language

  /// The round's title.
  public let title: String

  /// Who coordinates.
  public let coordinator: String

  /// The last day on which it is in time.
  public let deadline: CalendarDate?

  /// The lines.
  public let measurands: [Measurand]

  init(
    round: String, version: Int, language: Language, title: String, coordinator: String,
    deadline: CalendarDate?, measurands: [Measurand]
  ) {
    (self.round, self.version, self.language) = (round, version, language)
    (self.title, self.coordinator) = (title, coordinator)
    (self.deadline, self.measurands) = (deadline, measurands)
  }

  /// The form of a round; `file` is its definition, for messages.
  ///
  /// Throws where the round lacks what a form needs: its id, and a unit for each measurand.
  public init(
    _ definition: RoundDefinition, file: String, language: Language
  ) throws(TableErrors) {
    var errors = TableErrors()
    let round = definition.round
    if (round.identifier ?? "").isEmpty {
      errors.append(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi: "vòng không có id để nhận ra phiếu của nó",
            en: "the round has no id, which its forms are known by"),
          remedy: Phrase(
            vi: "Thêm chẳng hạn \"round: BN-2027-KL-01\".",
            en: "Add for example \"round: BN-2027-KL-01\".")))
    }
    for comparison in definition.comparisons where (comparison.rules.unit ?? "").isEmpty {
      let id = comparison.rules.key.measurand.map { " " + excerpt(of: $0) } ?? ""
      let place = CellLocation(
        file: file, row: comparison.place?.row, column: comparison.place?.column)
      errors.append(
        TableError(
          at: place,
          Phrase(
            vi: "đại lượng\(id) không có đơn vị, mà phiếu phải ghi sẵn đơn vị",
            en: "the measurand\(id) has no unit, which its form fixes"),
          remedy: Phrase(
            vi: "Thêm chẳng hạn \"unit: mg\" (hoặc \"unit: 1\").",
            en: "Add for example \"unit: mg\" (or \"unit: 1\").")))
    }
    try errors.throwIfAny()
    self.init(
      round: round.identifier ?? "", version: definition.forms.version, language: language,
      title: round.title?.text(in: language) ?? "", coordinator: round.coordinator?.name ?? "",
      deadline: definition.forms.deadline,
      measurands: definition.comparisons.map { comparison in
        Measurand(
          id: comparison.rules.key.measurand ?? "",
          quantity: comparison.rules.quantity?.text(in: language) ?? "",
          unit: comparison.rules.unit ?? "", form: comparison.form)
      })
  }
}

import Tables
import Wording

/// The result of one measurand in a certificate.
struct CertificateResult: Hashable, Sendable {
  /// The numbers in the measurand's unit, with the digits that the file has.
  var value: String
  var U: String?
  var k: String?

  /// The numbers and unit as the file has them.
  var stored: String
  var line: Int

  /// Why a certificate has no result for a measurand.
  enum Absence: Error, Hashable {
    /// No quantity among the results fits.
    case nothing

    /// What is wrong, and what to do.
    case fault(line: Int?, problem: Phrase, remedy: Phrase)
  }

  /// Finds the result of a measurand in `unit`.
  init(
    in certificate: DigitalCertificate, unit: String, _ mapping: CertificateMapping
  ) throws(Absence) {
    let named = certificate.quantities.filter { quantity in
      mapping.refTypes.allSatisfy(quantity.refTypes.contains)
    }
    guard !named.isEmpty else {
      if mapping.refTypes.isEmpty { throw .nothing }
      let present = Set(certificate.quantities.compactMap(\.refTypes.first)).sorted()
      throw .fault(
        line: nil,
        problem: Phrase(
          vi: "không kết quả nào có refType \(mapping.refTypes.joined(separator: ", "))",
          en: "no result has the refType \(mapping.refTypes.joined(separator: ", "))"),
        remedy: present.isEmpty
          ? Phrase(
            vi: "Các kết quả không có refType; bỏ refType.",
            en: "The results have none; leave refType out.")
          : Phrase(
            vi: "Các kết quả có: \(present.prefix(10).joined(separator: ", ")).",
            en: "The results have: \(present.prefix(10).joined(separator: ", "))."))
    }
    let fitting = named.compactMap { quantity in
      Self.data(quantity, unit).map { (quantity: quantity, data: $0.data, unit: $0.unit) }
    }
    // A quantity with its uncertainty is the result; one without is what belongs to it.
    let withUncertainty = fitting.filter {
      !$0.data.expandedUncertainties.isEmpty || !$0.data.standardUncertainties.isEmpty
    }
    let candidates = withUncertainty.isEmpty ? fitting : withUncertainty
    guard let found = candidates.first else {
      if mapping.refTypes.isEmpty { throw .nothing }
      throw Self.unitFault(named[0], unit)
    }
    guard candidates.count == 1 else {
      let labels = candidates.prefix(10).map(\.quantity.label)
      throw .fault(
        line: found.data.line,
        problem: Phrase(
          vi: "có \(candidates.count) đại lượng có thể là kết quả: ",
          en: "\(candidates.count) quantities may be the result: ")
          + labels.joined(separator: ", "),
        remedy: Phrase(
          vi: "Trong vòng, nêu một đại lượng, ví dụ certificate: {refType: "
            + "\(found.quantity.refTypes.first ?? "basic_measuredValue")}.",
          en: "In the round, name one, for example certificate: {refType: "
            + "\(found.quantity.refTypes.first ?? "basic_measuredValue")}."))
    }
    try self.init(found.data, of: found.quantity, in: found.unit, to: unit, entry: mapping.entry)
  }

  /// The data in the measurand's own unit, else in the first that converts to it.
  private static func data(
    _ quantity: DSIQuantity, _ target: String
  ) -> (data: DSIQuantity.Data, unit: String)? {
    let known = quantity.alternatives.compactMap { data in
      data.units.first.flatMap(DSIUnit.init).map { (data: data, unit: $0.symbol) }
    }
    return known.first { unitRatio(from: $0.unit, to: target) == 1 }
      ?? known.first { unitRatio(from: $0.unit, to: target) != nil }
  }

  private static func unitFault(_ quantity: DSIQuantity, _ unit: String) -> Absence {
    let units = quantity.alternatives.flatMap { $0.units.prefix(1) }.map { excerpt(of: $0) }
    return .fault(
      line: quantity.line,
      problem:
        quantity.label
        + Phrase(
          vi: " theo đơn vị \(units.joined(separator: ", ")), không đổi được sang "
            + excerpt(of: unit),
          en: " is in \(units.joined(separator: ", ")), which does not convert to "
            + excerpt(of: unit)),
      remedy: Phrase(
        vi: "Đề nghị gửi kết quả theo đơn vị của vòng.",
        en: "Ask for the result in the unit of the round."))
  }

  private init(
    _ data: DSIQuantity.Data, of quantity: DSIQuantity, in unit: String, to target: String,
    entry: Int?
  ) throws(Absence) {
    let label = quantity.label
    func fault(_ problem: Phrase, _ remedy: Phrase) -> Absence {
      .fault(line: data.line, problem: label + " " + problem, remedy: remedy)
    }
    let again = Phrase(
      vi: "Đề nghị phòng thí nghiệm gửi giấy chứng nhận đã sửa.",
      en: "Ask the laboratory for a corrected certificate.")
    guard data.isComplete else {
      throw fault(
        Phrase(
          vi: "có các danh sách dài ngắn khác nhau, hoặc không có giá trị hay đơn vị",
          en: "has lists of different lengths, or no value or unit"), again)
    }
    let index = (entry ?? 1) - 1
    guard entry != nil || data.values.count == 1 else {
      throw fault(
        Phrase(vi: "có \(data.values.count) giá trị", en: "holds \(data.values.count) values"),
        Phrase(
          vi: "Trong vòng, nêu giá trị nào, ví dụ certificate: {entry: 1}.",
          en: "In the round, say which, for example certificate: {entry: 1}."))
    }
    guard data.values.indices.contains(index) else {
      throw fault(
        Phrase(
          vi: "có \(data.values.count) giá trị, không có giá trị số \(index + 1)",
          en: "holds \(data.values.count) values, none with the number \(index + 1)"),
        Phrase(vi: "Sửa entry: trong vòng.", en: "Correct entry: in the round."))
    }
    guard Set(data.units).count == 1 else {
      throw fault(Phrase(vi: "theo nhiều đơn vị khác nhau", en: "is in several units"), again)
    }
    func number(_ text: String?, _ what: Phrase) throws(Absence) -> String? {
      guard let text else { return nil }
      guard let scaled = scaledDecimal(text, from: unit, to: target) else {
        throw fault(
          Phrase(
            vi: "có \(what.vietnamese) là \(excerpt(of: text)), không phải là số",
            en: "has \(excerpt(of: text)) as \(what.english), which is not a number"), again)
      }
      return scaled
    }
    guard let value = try number(data.values[index], Phrase(vi: "giá trị", en: "its value")) else {
      throw .nothing
    }
    self.value = value
    let expanded = DSIQuantity.Data.element(data.expandedUncertainties, index)
    let standard = DSIQuantity.Data.element(data.standardUncertainties, index)
    if expanded == nil, standard == nil, data.hasInterval {
      throw fault(
        Phrase(
          vi: "nêu khoảng phủ nhưng không nêu độ không đảm bảo đo",
          en: "states an interval of coverage, but no uncertainty"),
        Phrase(
          vi: "Đề nghị nêu độ không đảm bảo đo mở rộng và hệ số phủ của nó.",
          en: "Ask for the expanded uncertainty and its coverage factor."))
    }
    U = try number(expanded ?? standard, Phrase(vi: "độ không đảm bảo đo", en: "its uncertainty"))
    k =
      expanded == nil
      ? standard.map { _ in "1" } : DSIQuantity.Data.element(data.coverageFactors, index)
    if U != nil, k == nil {
      throw fault(
        Phrase(vi: "nêu U mà không kèm hệ số phủ", en: "states U without its coverage factor"),
        Phrase(vi: "Đề nghị nêu hệ số phủ.", en: "Ask for the coverage factor."))
    }
    stored = data.values[index] + " " + data.units[0]
    line = data.line
  }
}

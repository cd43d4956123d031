import Tables

/// Random codes for the participants of a round (ISO/IEC 17043:2023, 4.2: confidentiality).
public struct LaboratoryCodes: Sendable {
  /// One code for each participant, in their order.
  public let codes: [String]

  private let list: ParticipantList

  /// Draws codes without replacement: numbers of three digits from 100 on, or of so many digits that at
  /// most a tenth of them is used.
  ///
  /// Codes that only number the participants would tell how many there are, and in a list by name also
  /// who is who.
  public init(_ list: ParticipantList, using generator: inout some RandomNumberGenerator) {
    self.list = list
    var first = 100
    while list.rows.count > 9 * first / 10 { first *= 10 }
    var drawn: Set<Int> = []
    codes = list.rows.map { _ in
      while true {
        // The remainder favours no code by more than 10⁻¹⁵.
        let code = first + Int(generator.next() % UInt64(9 * first))
        if drawn.insert(code).inserted { return String(code) }
      }
    }
  }

  /// The key: code, then the columns of the list, by code.
  public var key: [UInt8] {
    var csv = CSVWriter()
    csv.appendRecord(["code"] + list.columns)
    for (code, row) in zip(codes, list.rows).sorted(by: { $0.0 < $1.0 }) {
      csv.appendRecord([code] + row)
    }
    return csv.bytes
  }

  /// Below how many participants a code protects little: who knows some of the others, or one value,
  /// can guess the rest.
  public static let fewParticipants = 8

  /// Whether the codes can be guessed because the participants are few.
  public var areGuessable: Bool { codes.count < Self.fewParticipants }
}

import Interlab
public import Tables
public import Wording

/// The folder that a collection is written into, with what an earlier one left there.
public struct CollectionTarget {
  /// What an earlier collection captured; `nil` when there was none.
  public let earlier: EarlierCollection?

  private let folder: String
  private let resultsFile: String
  private let present: SHA256?

  private static let record = "collection.json"

  /// Looks into a folder.
  ///
  /// Throws when the results file of the round cannot lie there, or the record of an earlier
  /// collection cannot be read.
  public init(folder: String, resultsFile: String) throws {
    guard !resultsFile.contains("/"), !resultsFile.hasPrefix("."),
      resultsFile.lowercased().hasSuffix(".csv")
    else {
      throw FileFailure(
        .output, resultsFile,
        Phrase(
          vi: "không phải là tên trơn của một tệp .csv. Trong vòng, viết "
            + "results: {file: results.csv}.",
          en: "is no plain name of a .csv file. In the round, write results: {file: results.csv}."))
    }
    (self.folder, self.resultsFile) = (folder, resultsFile)
    let recordPath = folder + "/" + Self.record
    earlier =
      fileExists(recordPath)
      ? try EarlierCollection(fileContents(recordPath), file: recordPath) : nil
    let path = folder + "/" + resultsFile
    present = fileExists(path) ? SHA256(try fileContents(path)) : nil
  }

  /// Writes results, provenance, conditions, record and confirmations.
  ///
  /// `importer` is who collects; nobody is recorded unless named, and never the user of the system.
  ///
  /// Throws a ``FileFailure`` when there is a results file that is not the one the earlier collection
  /// wrote, unless `overwriting`; then nothing has changed.
  public func write(
    _ collection: FormCollection, _ reader: SubmissionReader, refused: [String: TableErrors],
    importedBy importer: String?, language: Language, overwriting: Bool
  ) throws {
    if let present, !overwriting, present.hexadecimal != earlier?.results {
      throw FileFailure(
        .output, folder + "/" + resultsFile,
        earlier == nil
          ? Phrase(
            vi: "đã có sẵn và không do collect tạo ra. Trong vòng, nêu tệp kết quả khác "
              + "(results: {file: results.csv}), hoặc dùng --force.",
            en: "is there already and was not made by collect. In the round, name another results "
              + "file (results: {file: results.csv}), or use --force.")
          : Phrase(
            vi: "đã bị sửa kể từ khi collect ghi. Chuyển tệp đó đi, hoặc dùng --force để ghi lại.",
            en: "was changed since collect wrote it. Move it away, or use --force to write it anew."
          ))
    }
    let files = CollectionFiles(collection, reader, importedBy: importer)
    let confirmations = collection.captured.map { entry in
      (
        name: "confirmation-\(fileNamePart(entry.submission.code)).xlsx",
        bytes: ConfirmationSheet(entry, reader, language: language).bytes
      )
    }
    try OutputFolder(folder + "/confirmations").write(confirmations, overwriting: true)
    try OutputFolder(folder).write(
      [
        (resultsFile, files.results), ("provenance.csv", files.provenance),
        ("conditions.csv", files.conditions),
        (Self.record, files.record(resultsFile: resultsFile, refused: refused)),
      ], overwriting: true)
  }
}

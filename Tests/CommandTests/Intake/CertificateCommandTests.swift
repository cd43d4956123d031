import Testing

@Suite("Collecting digital calibration certificates")
struct CertificateCommandTests {
  private let round = """
    round: R-1
    results: {file: results.csv}
    assignedValue: {method: reference-laboratory, value: 10, U: 0.1, k: 2}
    measurands:
      - id: error-20
        unit: mK
        certificate: {refType: basic_measurementError, entry: 2}
        scores: [En]
      - {id: mass, unit: mg, scores: [En]}
    """

  private func certificate(_ after: String = "") -> String {
    """
    <?xml version="1.0"?>
    <dcc:digitalCalibrationCertificate xmlns:dcc="https://ptb.de/dcc" xmlns:si="https://ptb.de/si"
     schemaVersion="3.2.1"><dcc:administrativeData><dcc:coreData>
    <dcc:endPerformanceDate>2031-03-15</dcc:endPerformanceDate></dcc:coreData>
    <dcc:calibrationLaboratory><dcc:contact><dcc:name><dcc:content>Secret Ltd</dcc:content></dcc:name>
    </dcc:contact></dcc:calibrationLaboratory></dcc:administrativeData><dcc:measurementResults>
    <dcc:measurementResult><dcc:results><dcc:result><dcc:data>
    <dcc:quantity refType="basic_measurementError"><si:realListXMLList>
    <si:valueXMLList>0.0095 0.0101</si:valueXMLList><si:unitXMLList>\\kelvin</si:unitXMLList>
    <si:measurementUncertaintyUnivariateXMLList><si:expandedMUXMLList>
    <si:valueExpandedMUXMLList>0.0012</si:valueExpandedMUXMLList>
    <si:coverageFactorXMLList>2</si:coverageFactorXMLList></si:expandedMUXMLList>
    </si:measurementUncertaintyUnivariateXMLList></si:realListXMLList></dcc:quantity>
    </dcc:data></dcc:result></dcc:results></dcc:measurementResult></dcc:measurementResults>\(after)
    </dcc:digitalCalibrationCertificate>
    """
  }

  @Test("From a certificate to scores, in the unit of the round, without the laboratory's name")
  func collects() throws {
    let folder = try WorkFolder(["round.yaml": round])
    try folder.write("back/07.xml", Array(certificate("<Signature/>").utf8))
    try folder.write(
      "back/08.csv", Array("lab,measurand,value,U,k\n08,mass,9.9,0.1,2\n".utf8))
    let run = try CommandRun(
      "collect", "round.yaml", "back", "--codes", "07,08", "--lang", "en", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try folder.text("results.csv") == """
        lab,measurand,value,U,k,date,method,note
        07,error-20,10.1,1.2,2,2031-03-15,,"DCC 3.2.1, signed, signature not verified"
        08,mass,9.9,0.1,2,,,

        """)
    let provenance = try folder.text("provenance.csv")
    #expect(provenance.contains(#"07,error-20,value,10.1,0.0101 \kelvin,false,07.xml,,"#))
    #expect(try !folder.text("results.csv").contains("Secret"))
    #expect(
      try !folder.text("collection.json").contains("Secret") && !provenance.contains("Secret"))
    let scores = try CommandRun("analyze", "round.yaml", "--format", "csv", folder: folder)
    #expect(scores.status == 0 && scores.output.contains("07,10.1,"), "\(scores.errors)")
  }

  @Test("Refused with its line and the remedy")
  func refuses() throws {
    let changed = round.replacing("entry: 2", with: "entry: 3")
    let folder = try WorkFolder(["round.yaml": changed])
    try folder.write("back/07.xml", Array(certificate().utf8))
    let run = try CommandRun(
      "collect", "round.yaml", "back", "--codes", "07,08", "--lang", "en", folder: folder)
    #expect(run.status == 65)
    #expect(
      run.errors.contains(
        #"07.xml:8: error-20: "basic_measurementError" holds 2 values, none with the number 3. "#
          + "Correct entry: in the round."), "\(run.errors)")
    try folder.write("back/07.xml", Array(certificate().utf8.prefix(900)))
    let damaged = try CommandRun(
      "collect", "round.yaml", "back", "--codes", "07,08", "--lang", "en", folder: folder)
    #expect(damaged.status == 65 && damaged.errors.contains("07.xml: the XML is damaged"))
    #expect(throws: (any Error).self) { try folder.text("results.csv") }
  }
}

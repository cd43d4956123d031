/// Writes the XML of one chart, with the numbers of its cells stored beside their addresses, as
/// programs that do not calculate need them.
struct ChartWriter {
  private let chart: OutputChart
  private let cells: [CellAddress: (content: OutputSheet.Content, style: CellStyle)]
  private let sheetName: String
  private var xml = ""

  init(_ chart: OutputChart, on sheet: OutputSheet, named sheetName: String) {
    self.chart = chart
    cells = sheet.cells
    self.sheetName = "'" + sheetName.replacing("'", with: "''") + "'"
  }

  private static let drawing = "http://schemas.openxmlformats.org/drawingml/2006"

  /// The part, in the order that the schema prescribes.
  mutating func part() -> String {
    xml = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    xml += #"<c:chartSpace xmlns:c="\#(Self.drawing)/chart" xmlns:a="\#(Self.drawing)/main">"#
    xml += #"<c:roundedCorners val="0"/><c:chart>"#
    title(chart.title, size: 1200)
    xml += #"<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>"#
    let numbered = Array(chart.series.enumerated())
    bars(numbered.filter { $0.element.mark == .bars })
    lines(numbered.filter { $0.element.mark != .bars })
    axes()
    xml += #"</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>"#
    xml += #"<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>"#
    return xml
  }

  // MARK: Series

  private mutating func bars(_ series: [(offset: Int, element: OutputChart.Series)]) {
    guard !series.isEmpty else { return }
    xml += #"<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>"#
    for (number, one) in series {
      begin(one, number)
      xml += "<c:spPr>" + fill(one.colour) + #"</c:spPr><c:invertIfNegative val="0"/>"#
      for (row, colour) in one.rowColours.sorted(by: { $0.key < $1.key })
      where chart.rows.contains(row) {
        xml +=
          #"<c:dPt><c:idx val="\#(row - chart.rows.lowerBound)"/><c:invertIfNegative val="0"/>"#
        xml += #"<c:bubble3D val="0"/><c:spPr>"# + fill(colour) + "</c:spPr></c:dPt>"
      }
      end(one)
    }
    xml += #"<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>"#
  }

  private mutating func lines(_ series: [(offset: Int, element: OutputChart.Series)]) {
    guard !series.isEmpty else { return }
    xml += #"<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>"#
    for (number, one) in series {
      begin(one, number)
      switch one.mark {
      case .points(let errors):
        xml += "<c:spPr><a:ln w=\"19050\"><a:noFill/></a:ln></c:spPr>"
        marker(one.colour)
        for (row, colour) in one.rowColours.sorted(by: { $0.key < $1.key })
        where chart.rows.contains(row) {
          xml += #"<c:dPt><c:idx val="\#(row - chart.rows.lowerBound)"/>"#
          marker(colour)
          xml += #"<c:bubble3D val="0"/></c:dPt>"#
        }
        if let errors { errorBars(errors, one.colour) }
      case .line(let isDashed):
        xml += "<c:spPr>" + stroke(one.colour, isDashed ? "dash" : "solid") + "</c:spPr>"
        xml += #"<c:marker><c:symbol val="none"/></c:marker>"#
      case .bars: break
      }
      end(one)
      xml.removeLast("</c:ser>".count)
      xml += #"<c:smooth val="0"/></c:ser>"#
    }
    xml += #"<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>"#
  }

  private mutating func begin(_ series: OutputChart.Series, _ number: Int) {
    xml += #"<c:ser><c:idx val="\#(number)"/><c:order val="\#(number)"/>"#
    xml += "<c:tx><c:v>" + xmlText(series.name) + "</c:v></c:tx>"
  }

  private mutating func end(_ series: OutputChart.Series) {
    xml += "<c:cat><c:strRef><c:f>" + reference(chart.labelColumn) + "</c:f>"
    xml += #"<c:strCache><c:ptCount val="\#(chart.rows.count)"/>"#
    for (index, row) in chart.rows.enumerated() {
      guard case .text(let text)? = content(row, chart.labelColumn) else { continue }
      xml += #"<c:pt idx="\#(index)"><c:v>"# + xmlText(text) + "</c:v></c:pt>"
    }
    xml += "</c:strCache></c:strRef></c:cat><c:val>"
    numbers(of: series.column)
    xml += "</c:val></c:ser>"
  }

  private mutating func numbers(of column: Int) {
    xml += "<c:numRef><c:f>" + reference(column) + "</c:f><c:numCache>"
    xml += #"<c:formatCode>General</c:formatCode><c:ptCount val="\#(chart.rows.count)"/>"#
    for (index, row) in chart.rows.enumerated() {
      guard case .number(let number)? = content(row, column) else { continue }
      xml += #"<c:pt idx="\#(index)"><c:v>\#(shortestText(number))</c:v></c:pt>"#
    }
    xml += "</c:numCache></c:numRef>"
  }

  private mutating func errorBars(_ column: Int, _ colour: String) {
    xml += #"<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>"#
    xml += #"<c:noEndCap val="0"/>"#
    for side in ["plus", "minus"] {
      xml += "<c:\(side)>"
      numbers(of: column)
      xml += "</c:\(side)>"
    }
    xml += "<c:spPr>" + stroke(colour, "solid") + "</c:spPr></c:errBars>"
  }

  private func content(_ row: Int, _ column: Int) -> OutputSheet.Content? {
    cells[CellAddress(row: row, column: column)]?.content
  }

  private func reference(_ column: Int) -> String {
    let letters = CellAddress.letters(ofColumn: column)
    let (first, last) = (chart.rows.lowerBound, chart.rows.upperBound)
    return xmlText("\(sheetName)!$\(letters)$\(first):$\(letters)$\(last)")
  }

  // MARK: Axes and looks

  private mutating func axes() {
    let crossing = chart.valueRange.map { $0.contains(0) } ?? true ? "autoZero" : "min"
    xml += #"<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling>"#
    xml +=
      #"<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>"#
    xml += #"<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>"#
    labelLook(turned: true)
    xml += #"<c:crossAx val="2"/><c:crosses val="\#(crossing)"/><c:auto val="0"/>"#
    xml += #"<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>"#
    xml += #"<c:noMultiLvlLbl val="1"/></c:catAx>"#
    xml += #"<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>"#
    if let range = chart.valueRange {
      xml += #"<c:max val="\#(shortestText(range.upperBound))"/>"#
      xml += #"<c:min val="\#(shortestText(range.lowerBound))"/>"#
    }
    xml += #"</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>"#
    xml += stroke("E3E7EC", "solid") + "</c:spPr></c:majorGridlines>"
    title(chart.axis, size: 1000)
    xml += #"<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/>"#
    xml += #"<c:minorTickMark val="none"/><c:tickLblPos val="low"/>"#
    labelLook(turned: false)
    xml += #"<c:crossAx val="1"/><c:crosses val="min"/><c:crossBetween val="between"/></c:valAx>"#
  }

  private mutating func labelLook(turned: Bool) {
    xml += turned ? #"<c:txPr><a:bodyPr rot="-5400000" vert="horz"/>"# : "<c:txPr><a:bodyPr/>"
    xml += #"<a:p><a:pPr><a:defRPr sz="800"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>"#
  }

  private mutating func title(_ text: String, size: Int) {
    xml += "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>"
    xml += #"<a:defRPr sz="\#(size)" b="0"/></a:pPr><a:r><a:rPr lang="en-US" sz="\#(size)" b="0"/>"#
    xml +=
      "<a:t>" + xmlText(text) + #"</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>"#
  }

  private mutating func marker(_ colour: String) {
    xml += #"<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>"# + fill(colour)
    xml += "</c:spPr></c:marker>"
  }

  private func fill(_ colour: String) -> String {
    #"<a:solidFill><a:srgbClr val="\#(colour)"/></a:solidFill>"#
  }

  private func stroke(_ colour: String, _ dash: String) -> String {
    #"<a:ln w="12700">"# + fill(colour) + #"<a:prstDash val="\#(dash)"/></a:ln>"#
  }
}

/// The part that puts the charts of a sheet over its cells.
func drawingPart(of charts: [OutputChart]) -> String {
  let drawing = "http://schemas.openxmlformats.org/drawingml/2006"
  let documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  var xml = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  xml += #"<xdr:wsDr xmlns:xdr="\#(drawing)/spreadsheetDrawing" xmlns:a="\#(drawing)/main">"#
  func corner(_ name: String, _ row: Int, _ column: Int) -> String {
    "<xdr:\(name)><xdr:col>\(column)</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>\(row)</xdr:row>"
      + "<xdr:rowOff>0</xdr:rowOff></xdr:\(name)>"
  }
  for (index, chart) in charts.enumerated() {
    let (first, last) = (chart.place.first, chart.place.last)
    xml += "<xdr:twoCellAnchor>" + corner("from", first.row - 1, first.column - 1)
    xml +=
      corner("to", last.row, last.column) + #"<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>"#
    xml +=
      #"<xdr:cNvPr id="\#(index + 2)" name="Chart \#(index + 1)" descr="\#(xmlAttribute(chart.title))"/>"#
    xml += "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/>"
    xml += #"<a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="\#(drawing)/chart">"#
    xml +=
      #"<c:chart xmlns:c="\#(drawing)/chart" xmlns:r="\#(documents)" r:id="rId\#(index + 1)"/>"#
    xml += "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
  }
  return xml + "</xdr:wsDr>"
}

import Foundation

/// A PDF file with one empty page, twice as wide as high.
enum SmallPDF {
    static let data = Data(
        """
        %PDF-1.4
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 300]>> endobj
        trailer <</Root 1 0 R /Size 4>>
        %%EOF
        """.utf8
    )
}

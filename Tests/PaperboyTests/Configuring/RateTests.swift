import Paperboy
import Testing

@Suite("Rate")
struct RateTests {
    @Test(
        "reads a count and a period",
        arguments: [("10/s", 10, 1), ("30/min", 30, 60), ("500/h", 500, 3600), ("2000/d", 2000, 86_400)]
    )
    func reads(text: String, count: Int, seconds: Int) {
        #expect(Rate(text) == Rate(count: count, period: .seconds(seconds)))
        #expect(Rate(text)?.description == text)
    }

    @Test("refuses anything else", arguments: ["", "10", "0/s", "-1/s", "10/w", "10 / s", "1.5/s", "99999999999/s"])
    func refuses(text: String) { #expect(Rate(text) == nil) }
}

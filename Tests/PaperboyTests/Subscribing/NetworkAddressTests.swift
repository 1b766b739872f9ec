import Testing

@testable import Paperboy

@Suite("Addresses of the Internet")
struct NetworkAddressTests {
    @Test(
        "counts households and neighbourhoods together",
        arguments: [
            ("192.0.2.7", "192.0.2.7", "192.0.2.0/24"), ("::ffff:192.0.2.7", "192.0.2.7", "192.0.2.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48"),
            ("2001:db8::1", "2001:db8:0:0::/64", "2001:db8:0::/48"),
        ]
    )
    func groups(text: String, household: String, neighbourhood: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(address.household == household)
        #expect(address.neighbourhood == neighbourhood)
    }

    @Test(
        "refuses what is none",
        arguments: ["", "1.2.3", "1.2.3.256", "1.2.3.4.5", "::1::", "12345::", "1:2:3:4:5:6:7:8:9", "x"]
    )
    func refused(text: String) { #expect(NetworkAddress(text) == nil) }

    @Test("knows ranges")
    func ranges() throws {
        let range = try #require(NetworkRange("10.0.0.0/8"))
        #expect(range.contains(try #require(NetworkAddress("10.200.3.4"))))
        #expect(!range.contains(try #require(NetworkAddress("11.0.0.1"))))
        #expect(!range.contains(try #require(NetworkAddress("2001:db8::1"))))
        #expect(try #require(NetworkRange("::1")).contains(try #require(NetworkAddress("::1"))))
        #expect(NetworkRange("10.0.0.0/33") == nil)
    }
}

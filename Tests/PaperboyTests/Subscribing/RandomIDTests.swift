import Foundation
import Testing

@testable import Paperboy

@Suite("Random ids")
struct RandomIDTests {
    @Test("have the form of version 4, and none comes twice")
    func form() {
        let ids = (0..<1000).map { _ in UUID.random() }
        #expect(Set(ids).count == 1000)
        for id in ids {
            #expect(id.text.contains(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
        }
    }

    @Test("are random in every other bit")
    func bits() {
        let ids = (0..<1000).map { _ in UUID.random().bytes }
        let ever = ids.reduce([UInt8](repeating: 0, count: 16)) { zip($0, $1).map { $0 | $1 } }
        let always = ids.reduce([UInt8](repeating: 255, count: 16)) { zip($0, $1).map { $0 & $1 } }
        var fixed = [UInt8](repeating: 0, count: 16)
        (fixed[6], fixed[8]) = (0x40, 0x80)
        #expect(always == fixed)
        fixed = [UInt8](repeating: 255, count: 16)
        (fixed[6], fixed[8]) = (0x4F, 0xBF)
        #expect(ever == fixed)
    }
}

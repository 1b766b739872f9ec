import Foundation

/// What a bench measured.
public struct BenchReport: Report {
    public var messages: Int
    public var size: Int
    public var signature: BenchSettings.Signature
    public var connections: Int
    public var isReady: Bool
    public var seconds: Double
    public var messagesASecond: Double
    /// Processor time, in microseconds.
    public var processorPerMessage: Double
    /// In bytes.
    public var peakMemory: Int
    /// In bytes; nil without a ledger.
    public var databaseGrowthPerMessage: Double?
    /// Seconds to find out that nothing is left to send; nil without a ledger.
    public var resumption: Double?

    init(settings: BenchSettings, accepted: Int, used: Usage.Difference, resumption: Double?) {
        messages = accepted
        size = settings.size
        signature = settings.signature
        connections = settings.connections
        isReady = settings.isReady
        seconds = used.seconds
        messagesASecond = Double(accepted) / used.seconds
        processorPerMessage = used.processor / Double(accepted) * 1_000_000
        peakMemory = used.peakMemory
        databaseGrowthPerMessage = settings.isReady ? nil : Double(used.databaseGrowth) / Double(accepted)
        self.resumption = resumption
    }

    public var text: String {
        let kind = isReady ? "ready messages" : "an issue, signature \(signature.rawValue)"
        var lines = [
            "\(messages) messages of about \(size) bytes over \(connections) connections (\(kind))",
            "  \(Self.number(messagesASecond)) messages a second, \(Self.number(seconds, 2)) s",
            "  \(Self.number(processorPerMessage)) µs of processor time a message",
            "  \(Self.number(Double(peakMemory) / 1_048_576)) MB at most",
        ]
        if let databaseGrowthPerMessage {
            lines.append("  \(Self.number(databaseGrowthPerMessage)) bytes a message in the database")
        }
        if let resumption {
            lines.append("  \(Self.number(resumption * 1000)) ms to find that nothing is left to send")
        }
        return lines.joined(separator: "\n")
    }

    private static func number(_ value: Double, _ digits: Int = 0) -> String {
        value.formatted(.number.precision(.fractionLength(digits)).locale(Locale(identifier: "en_US")))
    }
}

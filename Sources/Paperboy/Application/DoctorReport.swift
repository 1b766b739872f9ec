/// How the whole set-up is, a line a check.
public struct DoctorReport: Report, Equatable {
    public var offline: Bool
    public var checks: [Diagnosis]

    /// Failed when something does not work; warnings are the operator's to weigh.
    public var status: ExitStatus { checks.failures.isEmpty ? .done : .failed }

    public var text: String {
        let (failures, warnings) = (checks.failures.count, checks.findings.count - checks.failures.count)
        return (checks.map(\.text) + ["\(failures) failures, \(warnings) warnings"]).joined(separator: "\n")
    }
}

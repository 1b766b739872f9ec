/// English words for numbers.
enum NumberWord {
    static let small: [String: Double] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
    ]
    static let scales: [String: Double] = [
        "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    ]
    /// Words that multiply whatever they speak of.
    static let factors: [String: Double] = [
        "twice": 2, "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "twofold": 2, "thrice": 3, "triple": 3,
        "triples": 3, "tripled": 3, "tripling": 3, "threefold": 3, "quadruple": 4, "quadruples": 4, "fourfold": 4,
        "fivefold": 5, "sixfold": 6, "eightfold": 8, "tenfold": 10,
    ]
    static let halves: Set<String> = ["half", "halve", "halves", "halved", "halving"]
    /// The parts that follow a number: `two thirds`.
    static let parts: [String: Double] = [
        "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10,
        "hundredth": 100, "hundredths": 100, "thousandth": 1_000, "thousandths": 1_000,
    ]
    /// Words that say a small number beside another meaning: a source that has one of them gives the number.
    static let implied: [String: Double] = [
        "a": 1, "an": 1, "single": 1, "sole": 1, "first": 1, "both": 2, "pair": 2, "pairs": 2, "paired": 2, "pairwise": 2,
        "dual": 2, "binary": 2, "bilingual": 2, "second": 2, "trilingual": 3, "third": 3,
    ]
}

/// Macros that stand for a character or a word of their own.
enum TeXSymbol {
    /// Nil for an unknown macro.
    static func text(named name: String) -> String? { letters[name] ?? signs[name] ?? greek[name] }

    private static let letters = [
        "AA": "Å", "AE": "Æ", "DH": "Ð", "DJ": "Đ", "L": "Ł", "NG": "Ŋ", "O": "Ø", "OE": "Œ", "SS": "ẞ", "TH": "Þ",
        "aa": "å", "ae": "æ", "dh": "ð", "dj": "đ", "i": "ı", "j": "ȷ", "l": "ł", "ng": "ŋ", "o": "ø", "oe": "œ",
        "ss": "ß", "th": "þ", "LaTeX": "LaTeX", "TeX": "TeX", "xspace": "",
    ]

    private static let signs = [
        "Box": "□", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "P": "¶", "Re": "ℜ", "Im": "ℑ", "Rightarrow": "⇒",
        "S": "§", "aleph": "ℵ", "angle": "∠", "approx": "≈", "ast": "∗", "because": "∵",
        "bigcap": "⋂", "bigcup": "⋃", "bigstar": "★", "bot": "⊥", "bullet": "•", "cap": "∩", "cdot": "·",
        "cdots": "⋯", "checkmark": "✓", "circ": "∘", "colon": ":", "cong": "≅", "copyright": "©", "cup": "∪",
        "dag": "†", "dagger": "†", "ddag": "‡", "ddagger": "‡", "degree": "°", "diamond": "⋄", "div": "÷",
        "dots": "…", "dotsc": "…", "downarrow": "↓", "ell": "ℓ", "emptyset": "∅", "equiv": "≡", "euro": "€",
        "exists": "∃", "forall": "∀", "ge": "≥", "geq": "≥", "geqslant": "≥", "gets": "←", "gg": "≫",
        "gtrsim": "≳", "guillemotleft": "«", "guillemotright": "»", "hbar": "ℏ", "hookrightarrow": "↪", "iff": "⇔",
        "implies": "⇒", "in": "∈", "infty": "∞", "int": "∫", "langle": "⟨", "lbrace": "{", "lbrack": "[",
        "lceil": "⌈", "ldots": "…", "le": "≤", "leftarrow": "←", "leftrightarrow": "↔", "leq": "≤",
        "leqslant": "≤", "lesssim": "≲", "lfloor": "⌊", "ll": "≪", "lnot": "¬", "lor": "∨", "lvert": "|",
        "mapsto": "↦", "mid": "|", "mp": "∓", "nabla": "∇", "ne": "≠", "neg": "¬", "neq": "≠", "ni": "∋",
        "notin": "∉", "odot": "⊙", "ominus": "⊖", "oplus": "⊕", "otimes": "⊗", "parallel": "∥", "partial": "∂",
        "perp": "⊥", "pm": "±", "pounds": "£", "prec": "≺", "prime": "′", "prod": "∏", "propto": "∝",
        "rangle": "⟩", "rbrace": "}", "rbrack": "]", "rceil": "⌉", "rfloor": "⌋", "rightarrow": "→",
        "rightharpoonup": "⇀", "rvert": "|", "searrow": "↘", "setminus": "∖", "sim": "∼", "simeq": "≃",
        "square": "□", "star": "⋆", "subset": "⊂", "subseteq": "⊆", "succ": "≻", "sum": "∑", "supset": "⊃",
        "supseteq": "⊇", "surd": "√", "textasciitilde": "∼", "textbar": "|", "textbullet": "•",
        "textdegree": "°", "textemdash": "—", "textendash": "–", "textgreater": ">", "textless": "<",
        "textmu": "µ", "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘",
        "textquoteright": "’", "textregistered": "®", "texttrademark": "™", "texttimes": "×",
        "textunderscore": "_", "therefore": "∴", "times": "×", "to": "→", "top": "⊤", "triangle": "△",
        "triangleq": "≜", "uparrow": "↑", "vee": "∨", "vert": "|", "wedge": "∧", "wp": "℘",
    ]

    private static let greek = [
        "alpha": "α", "beta": "β", "chi": "χ", "delta": "δ", "epsilon": "ϵ", "eta": "η", "gamma": "γ",
        "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "omega": "ω", "omicron": "ο", "phi": "ϕ",
        "pi": "π", "psi": "ψ", "rho": "ρ", "sigma": "σ", "tau": "τ", "theta": "θ", "upsilon": "υ",
        "varepsilon": "ε", "varphi": "φ", "varpi": "ϖ", "varrho": "ϱ", "varsigma": "ς", "vartheta": "ϑ",
        "xi": "ξ", "zeta": "ζ", "Delta": "Δ", "Gamma": "Γ", "Lambda": "Λ", "Omega": "Ω", "Phi": "Φ", "Pi": "Π",
        "Psi": "Ψ", "Sigma": "Σ", "Theta": "Θ", "Upsilon": "Υ", "Xi": "Ξ",
    ]
}

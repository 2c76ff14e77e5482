// Package font reads TrueType fonts and cuts out of them what a file needs. The
// fonts that the PDF is set in are part of it: Noto Sans SemiCondensed in two
// weights, and one font of the signs it lacks (☹ ☺ ★ ▴ ● ○ □ → ≠ and the pictures of
// control characters). Their licence stands beside them in data/OFL.txt, and
// data/make.py makes them.
//
// Noto Sans was chosen by looking at seven families on a page: its letters are open
// and warm, it is narrow enough for 350 words on a page at 11 points, it holds Greek
// and Cyrillic, and its licence reserves no name, so that a part of it may be called
// what the whole is.
package font

import _ "embed" // for the fonts

//go:embed data/regular.ttf
var regular []byte

//go:embed data/bold.ttf
var bold []byte

//go:embed data/symbols.ttf
var symbols []byte

// Regular is the font of running text.
func Regular() (*Face, error) { return Parse("NotoSans-SemiCondensed", regular) }

// Bold is the font of headings and of what stands out.
func Bold() (*Face, error) { return Parse("NotoSans-SemiCondensedSemiBold", bold) }

// Symbols is the font of signs that the other two lack.
func Symbols() (*Face, error) { return Parse("NotoSansSymbols-Stjerne", symbols) }

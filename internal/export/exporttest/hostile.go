package exporttest

import (
	"strings"

	"stjerne/internal/summary"
)

// Hostile are texts that could do harm in some format, break one, or get lost: each
// must come out readable and harmless.
func Hostile() map[string]string {
	return map[string]string{
		"control":    "før\x00\x01\x07\x08\x0b\x0c\x1b]0;navn\x07\x1b[2J\x7f\u0085efter",
		"not-utf8":   "før\xff\xfe\xc3efter",
		"lines":      "en\r\nto\rtre\u2028fire\u2029\n\n    indrykket\tmed tabulator",
		"direction":  "venstre \u202eerjøh\u202c \u2066isoleret\u2069 \u200fslut",
		"hebrew":     "שלום עולם og مرحبا بالعالم",
		"emoji":      "👍🏽 👩‍👩‍👧 🇩🇰 ☺️ 😀 𝒳 \U0001F9D1",
		"combining":  "e\u0301 a\u030a Z" + strings.Repeat("\u0301", 60),
		"wide":       "漢字かな交じり文 ｆｕｌｌ",
		"faces":      "☹ ☺ ★ ▴ → – — » « „ “ … ½ × ≠ ≥ € √",
		"markdown":   "# overskrift\n* punkt\n1. et\n> citat\n```\nkode\n```\n|a|b|\n|--|--|\n[link](javascript:alert(1)) ![x](http://a.dk/b.png) **fed** _k_ <b>",
		"html":       `</title></p><script>alert(1)</script><img src=x onerror=alert(1)><style>*{display:none}</style> &amp; &lt;b&gt; "gåseøjne" 'enkelt'`,
		"xml":        `]]> <!-- --> <?xml version="1.0"?> <!DOCTYPE a [<!ENTITY x "y">]> &x; </w:t></w:r></w:p>`,
		"pdf":        "(\\) ) endobj stream >> {nb} {{nb}} %%EOF \\n \\( BT ET",
		"formula":    "=1+1",
		"formula-2":  "+45 12 34 56 78",
		"formula-3":  "@SUM(A1:A9)",
		"formula-4":  "-2+3|cmd|'/C calc'!A0",
		"formula-5":  "\t=1+1",
		"javascript": "javascript:alert(1) data:text/html,<b> file:///etc/passwd vbscript:x",
		"links":      "Se https://www.dst.dk/da/æøå?a=1&b=2#c, (http://a.dk/b_(c)) og skriv til inge.holm@example.dk.",
		"ics":        "a;b,c\\n:d\"e\r\nBEGIN:VEVENT\r\nEND:VCALENDAR",
		"long-word":  strings.Repeat("langtord", 625),
		"long-line":  strings.TrimSpace(strings.Repeat("Det gik bedre, end jeg havde troet, og dårligere, end jeg havde håbet. ", 300)),
		"spaces":     "   tre foran,   tre  inde og to bag  ",
		"empty-ish":  "\u200b\u00a0\u2003",
		"private":    "\ue000\ufdd0\uffff\U0010FFFF\ufeff",
		"percent":    "100 % %s %d %!s(MISSING) {{.}} ${x} \\u0041",
		"quotes":     `"a";"b",c` + "\n" + `""`,
	}
}

// Everything is a document with every kind of block, and each of some texts in each
// place where a text can stand.
func Everything(base summary.Document, texts ...string) summary.Document {
	doc := summary.Document{Meta: base.Meta}
	add := func(b summary.Block) { doc.Blocks = append(doc.Blocks, b) }
	for _, text := range texts {
		in := func(s summary.Style) summary.Inline { return summary.Inline{{Text: text, Style: s}} }
		doc.Meta.Title = text
		for level := 1; level <= 4; level++ {
			add(summary.Block{Kind: summary.Heading, Level: level, Text: in(summary.Plain)})
		}
		add(summary.Block{Kind: summary.Paragraph, Text: append(in(summary.Strong), append(in(summary.Plain), in(summary.Muted)...)...)})
		add(summary.Block{Kind: summary.Quote, Text: in(summary.Plain)})
		add(summary.Block{Kind: summary.List, Items: []summary.Inline{in(summary.Plain), append(in(summary.Strong), in(summary.Muted)...)}})
		add(summary.Block{Kind: summary.TableKind, Table: &summary.Table{
			Head:  []summary.Inline{in(summary.Plain), in(summary.Plain)},
			Rows:  [][]summary.Inline{{in(summary.Plain), in(summary.Plain)}, {in(summary.Muted), nil}},
			Right: []bool{false, true},
		}})
		add(summary.Block{Kind: summary.Beside, Columns: &summary.Columns{
			Left: in(summary.Strong), Right: in(summary.Strong),
			Rows: []summary.Pair{{Left: in(summary.Plain), Right: in(summary.Plain)}, {Right: in(summary.Plain)}},
		}})
		add(summary.Block{Kind: summary.Beside, Columns: &summary.Columns{
			Left: in(summary.Strong), Rows: []summary.Pair{{Left: in(summary.Plain)}},
		}})
		add(summary.Block{Kind: summary.Room, Items: []summary.Inline{in(summary.Plain)}, Lines: 2})
		add(summary.Block{Kind: summary.Scaled, Text: in(summary.Plain), Steps: &summary.Steps{Before: 2, Now: 4}})
		add(summary.Block{Kind: summary.Rule})
		add(summary.Block{Kind: summary.Note, Text: in(summary.Muted)})
	}
	for _, b := range base.Blocks {
		if b.Kind == summary.Picture {
			chart := *b.Chart
			chart.Title, chart.Sentence = texts[0], texts[len(texts)-1]
			add(summary.Block{Kind: summary.Picture, Chart: &chart})
			break
		}
	}
	return doc
}

package persons

// initials finds two or three capitals that are no known abbreviation, also with
// full stops between and with the s of a genitive.
func (f *finder) initials(text int, tokens []token) {
	s := f.texts[text]
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		if t.hidden {
			continue
		}
		if n := dottedAt(s, tokens, i); n > 0 {
			last := tokens[i+n-1]
			end := last.end
			if end < len(s) && s[end] == '.' && (n > 1) {
				end++
			}
			f.add(Initials, fold(s[t.start:last.end]), s[t.start:end], spot{text, t.start, end})
			i += n - 1
			continue
		}
		capitals := s[t.start:t.end]
		switch t.shape {
		case shouted:
		case mixed:
			if capitals[len(capitals)-1] != 's' {
				continue
			}
			capitals = capitals[:len(capitals)-1]
			if shapeOf(capitals) != shouted {
				continue
			}
		default:
			continue
		}
		if n := len([]rune(capitals)); n < 2 || n > 3 || f.lex.has(fold(capitals), abbreviation|organisation) {
			continue
		}
		if f.loud(tokens, i) || f.unit(s, tokens, i) {
			continue
		}
		f.add(Initials, fold(capitals), capitals, spot{text, t.start, t.start + len(capitals)})
	}
}

// dottedAt tells how many single capitals stand there with full stops between: "M.J.".
func dottedAt(s string, tokens []token, i int) int {
	n := 0
	for i+n < len(tokens) && n < 4 {
		t := &tokens[i+n]
		if t.shape != large || len([]rune(s[t.start:t.end])) != 1 || n > 0 && s[tokens[i+n-1].end:t.start] != "." {
			break
		}
		n++
	}
	if n < 2 || n > 3 {
		return 0
	}
	return n
}

// loud tells whether a word stands in a line that is all capitals, where they say
// nothing.
func (f *finder) loud(tokens []token, i int) bool {
	at := func(k int) bool {
		return k >= 0 && k < len(tokens) && tokens[k].shape == shouted && !f.lex.has(tokens[k].word.key, abbreviation)
	}
	return at(i-1) && tokens[i].gap == spaced || at(i+1) && tokens[i+1].gap == spaced
}

// unit tells whether capitals name a group or a thing rather than somebody: "en
// XYZ", "the XYZ", "XYZ-gruppen", "XYZ 4".
func (f *finder) unit(s string, tokens []token, i int) bool {
	if i+1 < len(tokens) {
		next := &tokens[i+1]
		if next.gap == joined && next.shape != large || next.shape == figures && next.start-tokens[i].end <= 1 {
			return true
		}
	}
	if i == 0 {
		return false
	}
	before := &tokens[i-1]
	if before.shape == figures && tokens[i].start-before.end <= 1 || tokens[i].gap == joined {
		return true
	}
	switch before.word.key {
	case "en", "et", "den", "det", "de", "vores", "a", "an", "the", "our", "this":
		return tokens[i].gap == spaced
	}
	return false
}

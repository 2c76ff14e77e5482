package persons

import (
	"cmp"
	"slices"
	"strings"
)

// form is one way in which somebody is named.
type form struct {
	parts []string
	show  string
	count int
	at    spot
}

// met counts a form of a name.
func (f *finder) met(parts []string, show string, at spot) {
	key := strings.Join(parts, " ")
	if m, ok := f.forms[key]; ok {
		m.count++
		return
	}
	f.forms[key] = &form{parts: slices.Clone(parts), show: show, count: 1, at: at}
}

// participant marks the words of a line that names one who takes part in a meeting,
// so that they are names wherever they stand.
func (f *finder) participant(tokens []token, line string) {
	end := len(line)
	if i := strings.IndexAny(line, "(,;"); i >= 0 {
		end = i
	}
	large := false
	for i := range tokens {
		large = large || tokens[i].end <= end && tokens[i].shape != small && tokens[i].shape != figures
	}
	started := false
	for i := range tokens {
		t := &tokens[i]
		if t.end > end || t.shape == figures || t.hidden {
			break
		}
		w := t.word.stem
		role := t.word.is(opener|head|organisation|abbreviation) || t.word.title != "" || f.lex.isPerson(w.key) ||
			len(w.key) > 5 && endsIn(w.key, f.lex.endings)
		switch {
		case w.is(first):
		case t.word.is(particle) || t.end-t.start == 1:
			continue
		case started && t.shape != small && !t.word.is(opener|head):
		case role || large && t.shape == small || !large && !w.is(surname):
			continue
		case t.shape == shouted && t.end-t.start <= 4:
			continue
		}
		started = true
		if !w.is(f.doubtful) || t.shape != small {
			w.certain, t.word.certain = true, true
		}
		// What begins a line says nothing by its capital elsewhere; here it does.
		t.opens = false
	}
}

// surnames marks the later parts of full names, and tells whether there are any. A
// place stays a place: "Mette Kolding" does not make a person of the town.
func (f *finder) surnames() bool {
	any := false
	for _, m := range f.forms {
		for _, part := range m.parts[1:] {
			w, ok := f.words[part]
			if ok && len(part) > 1 && !w.is(place|organisation|particle|opener) && !w.known {
				w.known, any = true, true
			}
		}
	}
	return any
}

// people puts the forms together that name the same person, leaves the leader out,
// and makes findings of the rest.
func (f *finder) people() {
	forms := make([]*form, 0, len(f.forms))
	for _, key := range sortedKeys(f.forms) {
		forms = append(forms, f.forms[key])
	}
	// The longer ones first: a shorter one is counted with the one longer form that
	// it can mean, and where it can mean several it stands alone.
	slices.SortStableFunc(forms, func(a, b *form) int { return cmp.Compare(weight(b), weight(a)) })
	var people []*form
	for _, m := range forms {
		var owner *form
		owners := 0
		for _, p := range people {
			if len(p.parts) > 1 && within(m.parts, p.parts) {
				owner = p
				owners++
			}
		}
		if f.isOwn(m.parts) && owners == 0 {
			continue
		}
		if owners == 1 && !f.isOwn(m.parts) {
			owner.count += m.count
			continue
		}
		people = append(people, m)
	}
	for _, p := range people {
		key := strings.Join(p.parts, " ")
		f.add(Name, key, p.show, p.at)
		f.found[Name][key].count = p.count
	}
}

// weight orders forms by how much they say: whole words before single letters.
func weight(m *form) int {
	n := 0
	for _, part := range m.parts {
		n += 2
		if len(part) > 1 {
			n += 100
		}
	}
	return n
}

// within tells whether a shorter form can mean a longer one: all its parts stand
// there in the same order, a single letter for a part that begins with it.
func within(short, long []string) bool {
	k := 0
	for _, part := range short {
		for {
			if k == len(long) {
				return false
			}
			k++
			if part == long[k-1] || len([]rune(part)) == 1 && strings.HasPrefix(long[k-1], part) {
				break
			}
		}
	}
	return true
}

// isOwn tells whether a form names the leader.
func (f *finder) isOwn(m []string) bool { return len(f.own) > 0 && within(m, f.own) }

// parts cuts a name into what it is made of, as it is compared: "anne-marie" is one.
func parts(name string) []string {
	var list []string
	joins := ""
	last := 0
	for i := 0; i < len(name); {
		end := wordEnd(name, i)
		if end == i {
			i++
			continue
		}
		between := gapOf(name[last:i])
		joins = ""
		if len(list) > 0 && (between == joined || between == quoted) {
			joins = joiner(name[last:i])
		}
		if joins != "" {
			list[len(list)-1] += joins + fold(name[i:end])
		} else {
			list = append(list, fold(name[i:end]))
		}
		i, last = end, end
	}
	return list
}

package method

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Apply lays an organisation's wording over the method. Where something is
// wrong it returns a *Problem and the method is as it was.
func (m *Method) Apply(o Overlay) error {
	d := data{shape: m.data.shape, words: m.data.words}
	d.words.Items = maps.Clone(d.words.Items)
	d.words.Scales = maps.Clone(d.words.Scales)
	d.shape.Phases = slices.Clone(d.shape.Phases)

	a := applier{m: m, d: &d}
	for _, id := range slices.Sorted(maps.Keys(o.Questions)) {
		if err := a.reword(id, o.Questions[id]); err != nil {
			return err
		}
	}
	a.part(o.Questions)
	for n, own := range o.Own {
		if err := a.add(fmt.Sprintf("own[%d]", n), own); err != nil {
			return err
		}
	}
	vision := m.Vision
	if o.Vision != nil {
		if _, err := a.plain("vision", *o.Vision); err != nil {
			return err
		}
		vision = tidy(*o.Vision)
	}
	next, err := assemble(d)
	if err != nil {
		return err
	}
	next.Lang, next.Vision = m.Lang, vision
	*m = *next
	return nil
}

type applier struct {
	m *Method
	d *data
}

func (a *applier) reword(id string, with Wording) error {
	key := fmt.Sprintf("questions.%q", id)
	old, ok := a.d.words.Items[id]
	if !ok {
		if meant := a.m.Suggest(id); meant != "" {
			return &Problem{Key: key, Code: ProblemMeant, Args: []any{id, meant}}
		}
		return &Problem{Key: key, Code: ProblemUnknown, Args: []any{id}}
	}
	w := old
	for _, f := range []struct {
		name  string
		given *string
		into  *string
		check func(key, text string) (string, error)
	}{
		{"ask", with.Ask, &w.Ask, a.question},
		{"we", with.We, &w.We, a.question},
		{"both", with.Both, &w.Both, a.question},
		{"name", with.Name, &w.Name, a.word},
		{"short", with.Short, &w.Short, a.plain},
		{"help", with.Help, &w.Help, a.plain},
	} {
		if f.given == nil {
			continue
		}
		text, err := f.check(key+"."+f.name, *f.given)
		if err != nil {
			return err
		}
		*f.into = text
	}
	if with.Ask != nil {
		if with.We == nil {
			w.We = ""
		}
		if !strings.HasPrefix(w.Ask, w.Lead) {
			w.Lead = ""
		}
	}
	a.d.words.Items[id] = w
	return nil
}

// part takes away what a question and its pair have in common where one of them
// is asked in other words, for then it is not known any more unless it is given.
func (a *applier) part(questions map[string]Wording) {
	for _, item := range a.m.items {
		reworded := questions[item.ID].Ask != nil || questions[item.Pair].Ask != nil
		if item.Pair != "" && reworded && questions[item.ID].Both == nil {
			w := a.d.words.Items[item.ID]
			w.Both = ""
			a.d.words.Items[item.ID] = w
		}
	}
}

var ownID = regexp.MustCompile(`^own(\.[a-z0-9]+(-[a-z0-9]+)*)+$`)

// ownKinds are the kinds an organisation's question can have: those whose
// answer is a text or a step, which is what a journal keeps under a question's id.
func ownKinds() []Kind { return []Kind{Text, Line, Scale, Date} }

func (a *applier) add(key string, own Own) error {
	if !ownID.MatchString(own.ID) {
		return &Problem{Key: key + ".id", Code: ProblemOwnID, Args: []any{own.ID}}
	}
	if _, double := a.d.words.Items[own.ID]; double {
		return &Problem{Key: key + ".id", Code: ProblemDouble, Args: []any{own.ID}}
	}
	if !slices.Contains(ownKinds(), own.Kind) {
		return &Problem{Key: key + ".kind", Code: ProblemKind, Args: []any{string(own.Kind), list(ownKinds())}}
	}
	w, err := a.ownWords(key, own)
	if err != nil {
		return err
	}
	at := place{ID: own.ID, Kind: own.Kind, On: OnLoop, own: true}
	if own.Kind == Date {
		at.Options = "unknown"
	}
	if own.Kind == Scale {
		if at.Scale, err = a.ownScale(key, own); err != nil {
			return err
		}
	} else if len(own.Steps) > 0 || own.Verb != "" {
		return &Problem{Key: key, Code: ProblemNoSteps}
	}
	if err := a.insert(key, own, at); err != nil {
		return err
	}
	a.d.words.Items[own.ID] = w
	return nil
}

func (a *applier) ownWords(key string, own Own) (w itemWords, err error) {
	if w.Ask, err = a.question(key+".ask", own.Ask); err != nil {
		return w, err
	}
	if own.We != "" {
		if w.We, err = a.question(key+".we", own.We); err != nil {
			return w, err
		}
	}
	if w.Short, err = a.plain(key+".short", own.Short); err != nil {
		return w, err
	}
	if w.Help, err = a.plain(key+".help", own.Help); err != nil {
		return w, err
	}
	if w.Name, err = a.plain(key+".name", own.Name); err != nil {
		return w, err
	}
	if w.Name == "" {
		// A name is said where there is no voice and no vision, so the clause and
		// the forms go the way they do for a leader alone.
		w.Name = strings.ReplaceAll(a.d.words.forms(w.Ask).I, a.d.words.Clause, "")
	}
	return w, nil
}

// ownScale registers the steps of an own scale and returns the key they have.
func (a *applier) ownScale(key string, own Own) (string, error) {
	if len(own.Steps) != 5 {
		return "", &Problem{Key: key + ".steps", Code: ProblemSteps, Args: []any{len(own.Steps)}}
	}
	s := scale{}
	for _, step := range own.Steps {
		step, err := a.word(key+".steps", step)
		if err != nil {
			return "", err
		}
		s.Steps = append(s.Steps, step)
	}
	verb, err := a.plain(key+".verb", own.Verb)
	if err != nil {
		return "", err
	}
	s.Verb = verb
	a.d.words.Scales[own.ID] = s
	return own.ID, nil
}

// insert puts an own question into its phase.
func (a *applier) insert(key string, own Own, at place) error {
	phases := a.d.shape.Phases
	n := slices.IndexFunc(phases, func(p phasePlace) bool { return p.ID == own.Phase })
	if n < 0 {
		var ids []string
		for _, p := range phases {
			ids = append(ids, p.ID)
		}
		return &Problem{Key: key + ".phase", Code: ProblemPhase, Args: []any{own.Phase, strings.Join(ids, ", ")}}
	}
	after := own.After
	if after == "" {
		after = phases[n].Own
	}
	i := slices.IndexFunc(phases[n].Items, func(p place) bool { return p.Heading == "" && p.ID == after })
	if i < 0 {
		return &Problem{Key: key + ".after", Code: ProblemAfter, Args: []any{own.After, own.Phase}}
	}
	phases[n].Items = slices.Insert(slices.Clone(phases[n].Items), i+1, at)
	if own.After == "" {
		// The next one follows this one, so that they stand in the file's order.
		phases[n].Own = own.ID
	}
	return nil
}

func list(kinds []Kind) string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

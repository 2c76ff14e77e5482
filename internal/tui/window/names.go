package window

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/unicode/norm"

	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// onward is the id of the row that goes on from the names.
const onward = "onward"

// names is the step that lists who is named, and asks what is to stand there.
type names struct {
	rows  []*nameRow // all that were found, in the order in which they were shown
	asked []*nameRow // those that are listed now
	open  *nameRow   // the one whose role is being written
	later bool       // the list appeared by itself, after a format was chosen
	armed bool       // such a list takes answers
	// named is what the journal remembers, and numbers what may be handed over
	// although it looks like one of the CPR register's.
	named   []journal.Named
	numbers map[string]bool
}

// add makes rows of findings, as it was chosen before.
func (x *Export) add(found []persons.Finding) []*nameRow {
	env := x.env
	var list []*nameRow
	for _, f := range found {
		if x.names.row(f.Words) != nil {
			continue
		}
		n := len(x.names.rows)
		row := &nameRow{
			name: fmt.Sprintf("name/%d", n), finding: f,
			where:   env.T("handing.where", env.T("persons.kind."+string(f.Kind)), env.Words.N("handing.places", f.Count)),
			role:    &form.Text{Name: fmt.Sprintf("role/%d", n), Bare: true, Line: true, Tight: true},
			options: [2]string{env.T("handing.keep"), env.T("handing.role")},
		}
		row.role.Changed = clearing(row.role)
		row.pick = func(instead bool) tea.Cmd { return x.choose(row, instead) }
		row.remember(x.names.named)
		x.names.rows = append(x.names.rows, row)
		list = append(list, row)
	}
	return list
}

// row is that of some words; nil where they were not found.
func (n *names) row(words string) *nameRow {
	for _, r := range n.rows {
		if r.finding.Words == words {
			return r
		}
	}
	return nil
}

// remember shows what was chosen before.
func (r *nameRow) remember(named []journal.Named) {
	r.instead, r.role.Value = false, ""
	for _, n := range named {
		if n.Name == norm.NFC.String(r.finding.Words) && !n.Kept() {
			r.instead, r.role.Value = true, n.Role
		}
	}
}

// aliases are the roles that stand in the place of names: those chosen here, and
// those of names that were found elsewhere in the journal.
func (x *Export) aliases() persons.Aliases { return summary.AliasesOf(x.chosen()) }

// chosen is what was chosen, here and before, in the order of names.
func (x *Export) chosen() []journal.Named {
	all := map[string]string{}
	for _, n := range x.names.named {
		all[n.Name] = n.Role
	}
	for _, r := range x.names.rows {
		all[norm.NFC.String(r.finding.Words)] = r.chosen()
	}
	list := make([]journal.Named, 0, len(all))
	for name, role := range all {
		list = append(list, journal.Named{Name: name, Role: role})
	}
	slices.SortFunc(list, func(a, b journal.Named) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// ask lists findings, and puts the cursor on the first.
func (x *Export) ask(list []*nameRow) tea.Cmd {
	x.step = naming
	x.names.asked, x.names.open = list, nil
	x.title = x.env.T("handing.title")
	cmd := x.form.StopWriting()
	x.list()
	focus, _ := x.form.Focus(list[0].name, false)
	return tea.Batch(cmd, focus)
}

// list puts the rows in: who is named, and in a group of its own what may point to
// one person without a name.
func (x *Export) list() {
	env := x.env
	intro := env.Words.N("handing.intro", len(x.names.asked))
	if x.names.later {
		intro = env.Words.N("handing.more", len(x.names.asked))
	}
	rows := []form.Row{&told{say: func() string { return intro }}}
	grouped := false
	gap := true
	for _, r := range x.names.asked {
		if !r.finding.Named() && !grouped {
			grouped, gap = true, false
			rows = append(rows, &told{say: func() string { return env.T("handing.also") }, gap: true})
		}
		if gap {
			rows = append(rows, &told{say: func() string { return " " }})
			gap = false
		}
		rows = append(rows, r)
		if r == x.names.open {
			rows = append(rows, r.role)
		}
	}
	rows = append(rows, &told{say: func() string { return " " }},
		&form.Button{Name: onward, Left: env.T("handing.onward"), Right: env.T("handing.enter"), Press: x.onward})
	x.form.SetRows(rows)
}

// choose keeps the words of a row, or has the role for them written.
func (x *Export) choose(r *nameRow, instead bool) tea.Cmd {
	if r.instead = instead; !instead {
		return x.shut(r)
	}
	if x.names.open == r && x.form.IsWriting() {
		return nil
	}
	cmd := x.form.StopWriting()
	x.names.open = r
	x.list()
	focus, _ := x.form.Focus(r.role.Name, true)
	return tea.Batch(cmd, focus)
}

// shut ends the writing of a role and goes to a row. A role without words is none.
func (x *Export) shut(to form.Row) tea.Cmd {
	cmd := x.form.StopWriting()
	if r := x.names.open; r != nil {
		r.instead = r.chosen() != ""
		x.names.open = nil
		x.list()
	}
	focus, _ := x.form.Focus(to.ID(), false)
	return tea.Batch(cmd, focus)
}

// at is the place of the row that has the cursor among those that are listed; the
// one after them is that of going on.
func (x *Export) at() int {
	id := x.form.At()
	for i, r := range x.names.asked {
		if r.name == id || r.role.Name == id {
			return i
		}
	}
	return len(x.names.asked)
}

// walk goes some rows on, from the last to the first where it is one.
func (x *Export) walk(by int) tea.Cmd {
	n := len(x.names.asked) + 1
	to := x.at() + by
	switch {
	case by == 1 || by == -1:
		to = (to + n) % n
	default:
		to = max(0, min(to, n-1))
	}
	if to == n-1 {
		return x.shut(&form.Button{Name: onward})
	}
	return x.shut(x.names.asked[to])
}

// page is how many names a page goes on: about as many as are in sight.
const page = 5

// doNames carries out what can be done with the list.
func (x *Export) doNames(id action.ID) (tea.Cmd, bool) {
	writing := x.form.IsWriting()
	switch id {
	case action.Out:
		switch {
		case writing:
			return x.shut(x.names.open), true
		case x.names.later:
			// What was not answered is asked again when the format is.
			asked := x.names.asked
			x.names.rows = slices.DeleteFunc(x.names.rows, func(r *nameRow) bool { return slices.Contains(asked, r) })
			return x.place(), true
		}
		return ui.Send(ui.Pop{}), true
	case action.Keep, action.Save:
		switch {
		case writing:
			return x.walk(1), true
		case x.names.later && !x.names.armed:
			return nil, true
		}
		return x.onward(), true
	case action.Next, action.Down:
		return x.walk(1), true
	case action.Previous, action.Up:
		return x.walk(-1), true
	case action.PageDown:
		return x.walk(page), true
	case action.PageUp:
		return x.walk(-page), true
	}
	if r, ok := x.focused().(*nameRow); ok {
		return r.Do(id)
	}
	return nil, action.Picked(id) > 0
}

// typed takes keys in the list. A letter on a row begins the role for it.
func (x *Export) typedName(msg tea.Msg) tea.Cmd {
	r, ok := x.focused().(*nameRow)
	text := ""
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		text = msg.Text
	case tea.PasteMsg:
		text = msg.Content
	}
	if !ok || x.form.IsWriting() || strings.TrimSpace(text) == "" {
		return x.follow(x.form.Update(msg))
	}
	return tea.Batch(x.choose(r, true), x.form.Update(msg))
}

// follow puts the field of a role away that the cursor has left.
func (x *Export) follow(cmd tea.Cmd) tea.Cmd {
	if x.names.open == nil || x.form.IsWriting() {
		return cmd
	}
	if row := x.focused(); row != nil && row != form.Row(x.names.open.role) {
		return tea.Batch(cmd, x.shut(row))
	}
	return tea.Batch(cmd, x.shut(x.names.open))
}

// chose tells how going on from the names went.
type chose struct {
	owner    *Export
	chosen   []journal.Named
	numbers  []string
	prepared Prepared
	err      error
}

// onward remembers what was chosen, and prepares what comes next. Where a number
// like the CPR register's would still be handed over, nothing is done but to ask.
func (x *Export) onward() tea.Cmd {
	if x.names.open != nil {
		x.shut(x.names.open)
	}
	for _, r := range x.names.asked {
		if _, err := persons.ParseAlias(r.finding.Words + "=" + r.chosen()); r.instead && i18n.FaultCode(err) == "alias_same" {
			cmd := x.choose(r, true)
			r.role.Fault = x.env.Words.Sentence(err)
			return cmd
		}
	}
	x.saving, x.fault = true, ""
	env, job, choice, chosen := x.env, x.job, x.choice(), x.chosen()
	changed := difference(x.names.named, chosen)
	allowed := x.names.numbers
	return ui.Patiently(func() tea.Msg {
		got := chose{owner: x, chosen: chosen}
		if got.numbers, got.err = refused(job, choice, allowed); got.err != nil || len(got.numbers) > 0 {
			return got
		}
		if len(changed) > 0 {
			ctx, cancel := context.WithTimeout(context.Background(), patience)
			defer cancel()
			got.err = env.Store.Write(ctx, "named", func(w *store.Writer) error {
				for _, n := range changed {
					if err := w.SetNamed(n); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if got.err == nil {
			got.prepared, got.err = job.Prepare(choice.Aliases)
		}
		if got.err != nil || len(changed) == 0 {
			return got
		}
		return ui.Wrote{Then: got}
	}, late{x}, nil)
}

// difference is what was chosen otherwise than it is remembered, or is not yet.
func difference(was, now []journal.Named) []journal.Named {
	return slices.DeleteFunc(slices.Clone(now), func(n journal.Named) bool { return slices.Contains(was, n) })
}

// refused are the numbers that would be handed over without the leader's having
// said that they may.
func refused(job Job, choice Choice, allowed map[string]bool) ([]string, error) {
	if job.Numbers == nil {
		return nil, nil
	}
	all, err := job.Numbers(choice)
	list := slices.DeleteFunc(slices.Clone(all), func(n string) bool { return allowed[n] })
	slices.Sort(list)
	return slices.Compact(list), err
}

// wentOn takes how it went.
func (x *Export) wentOn(msg chose) tea.Cmd {
	x.saving, x.late = false, false
	switch {
	case msg.err != nil:
		x.fault = x.env.Words.Sentence(msg.err)
		return nil
	case len(msg.numbers) > 0:
		return x.askNumbers(msg.numbers, x.onward)
	}
	x.names.named, x.prepared = msg.chosen, msg.prepared
	if x.names.later {
		// The leader was on the way to the file when the list appeared.
		return tea.Batch(x.place(), x.write(false))
	}
	return x.place()
}

// shownNumbers is how many numbers the question names.
const shownNumbers = 3

// askNumbers asks whether numbers are handed over; then goes on where they are.
func (x *Export) askNumbers(numbers []string, then func() tea.Cmd) tea.Cmd {
	env := x.env
	shown := numbers[:min(len(numbers), shownNumbers)]
	sentence := env.Words.N("handing.number", len(numbers), env.Words.List(shown))
	if rest := len(numbers) - len(shown); rest > 0 {
		sentence += " " + env.Words.N("handing.numbers_more", rest)
	}
	return ui.Send(ui.Push{Screen: NewAsk(env, env.T("handing.number_title"), sentence,
		Answer{Name: env.T("handing.number_back"), Do: func() tea.Cmd { return x.back(numbers[0]) }},
		Answer{Name: env.Words.N("handing.number_allow", len(numbers)), Do: func() tea.Cmd {
			return ui.Send(allowed{x, numbers, then})
		}},
	)})
}

// allowed tells that numbers may be handed over.
type allowed struct {
	owner   *Export
	numbers []string
	then    func() tea.Cmd
}

// back goes to the row of some words in the list of all that was found.
func (x *Export) back(words string) tea.Cmd {
	if len(x.names.rows) == 0 {
		return nil
	}
	if x.step != naming {
		x.names.later = false
		x.ask(x.names.rows)
	}
	if r := x.names.row(words); r != nil && slices.Contains(x.names.asked, r) {
		return x.shut(r)
	}
	return nil
}

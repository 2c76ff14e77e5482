package method

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// drift lists where the data says something else than the document, each with
// the id or name of the place.
type drift struct {
	m    *Method
	doc  document
	col  int // 0 Danish, 1 English
	said map[string]bool
	out  []string
}

func drifts(m *Method, text string) []string {
	d := &drift{m: m, doc: parse(text), said: map[string]bool{}}
	if m.Lang == English {
		d.col = 1
	}
	d.phases()
	d.questions()
	d.meeting()
	d.rounds()
	d.lists()
	d.scales()
	d.running()
	for _, id := range d.doc.order {
		if !d.said[id] {
			d.out = append(d.out, id+": stands in the document and was held against nothing")
		}
	}
	return d.out
}

func (d *drift) same(place, data, document string) {
	d.said[place] = true
	if data != document {
		d.out = append(d.out, fmt.Sprintf("%s: %q, the document has %q", place, data, document))
	}
}

func (d *drift) cell(id string) string { return d.doc.rows[id][d.col] }

// asked holds a question against a cell: both forms must be what becomes of the
// cell when its double words are read for that voice.
func (d *drift) asked(item Item, cell string) {
	short := ""
	if item.Short != "" {
		short = " *(" + item.Short + ")*"
	}
	for _, v := range []struct {
		form string
		read *strings.Replacer
	}{
		{item.Ask.I, strings.NewReplacer("jeg/vi", "jeg", "min eller vores", "min", "I/we", "I", "my or our", "my")},
		{item.Ask.We, strings.NewReplacer("jeg/vi", "vi", "min eller vores", "vores", "I/we", "we", "my or our", "our")},
	} {
		form := v.form
		if item.Lead != "" {
			form = "**" + item.Lead + "**" + strings.TrimPrefix(form, item.Lead)
		}
		d.same(item.ID, form+short, v.read.Replace(cell))
	}
}

func (d *drift) phases() {
	var order []string
	for n, p := range d.m.Phases {
		order = append(order, p.ID)
		d.same(p.ID, fmt.Sprintf("**%d. %s**", n+1, p.Title), d.cell(p.ID))
		if p.Number != n+1 {
			d.out = append(d.out, p.ID+": number")
		}
		for _, item := range p.Items {
			if strings.HasPrefix(item.ID, p.ID+".") && item.ID != "renew.decision" {
				order = append(order, item.ID)
			}
		}
	}
	d.same("order of the phases", strings.Join(order, " "), strings.Join(d.doc.order[:len(order)], " "))
}

func (d *drift) questions() {
	for _, p := range d.m.Phases {
		for _, item := range p.Items {
			if _, ok := d.doc.rows[item.ID]; ok {
				d.asked(item, d.cell(item.ID))
			}
		}
	}
	for _, sheet := range []struct {
		name  string
		items []Item
	}{{"trial", d.m.Trial}, {"evaluation", d.m.Evaluation}} {
		d.order(sheet.name, sheet.items)
	}
}

// order holds the order of some items against the tables'.
func (d *drift) order(name string, items []Item) {
	var ids []string
	at := -1
	for _, item := range items {
		if _, ok := d.doc.rows[item.ID]; !ok {
			continue
		}
		if at < 0 {
			at = slices.Index(d.doc.order, item.ID)
		}
		ids = append(ids, item.ID)
	}
	d.same("order of "+name, strings.Join(ids, " "), strings.Join(d.doc.order[at:at+len(ids)], " "))
}

func (d *drift) meeting() {
	for _, item := range d.m.Agenda {
		if item.ID != "meeting.heard" {
			d.asked(item, d.cell(item.ID))
		}
	}
	d.order("agenda", d.m.Agenda)
	for _, id := range []string{"meeting.ask", "meeting.heard", "renew.decision"} {
		item, _ := d.m.Item(id)
		d.asked(item, d.doc.inline("`" + id + "`, \\*([^*]+)\\* / \\*([^*]+)\\*")[d.col])
	}
}

var roundCell = regexp.MustCompile(`^\*\*(\d\. .+?)\.?\*\* \(?(.+?)\)?$`)

func (d *drift) rounds() {
	for _, r := range d.m.Rounds {
		cell := roundCell.FindStringSubmatch(d.cell(r.ID))
		if cell == nil {
			cell = make([]string, 3)
		}
		d.same(r.ID, fmt.Sprintf("%d. %s", r.Number, r.Title), cell[1])
		d.same(r.ID, r.Help, cell[2])
		for _, p := range r.Prompts {
			d.asked(p, d.cell(p.ID))
		}
		d.order(r.ID, append([]Item{r.Item}, r.Prompts...))
	}
}

func (d *drift) lists() {
	for _, o := range slices.Concat(d.m.Levels, d.m.Values) {
		d.same(o.ID, "**"+o.Name+".** "+o.Help, d.cell(o.ID))
	}
	var terms [][3]string
	for i, o := range d.m.Terms {
		name := o.Name
		if o.Plural != "" {
			name += " (pl. " + o.Plural + ")"
		}
		term := d.doc.terms[i]
		term[1+d.col] = name
		term[0] = o.ID
		terms = append(terms, term)
	}
	d.same("terms", fmt.Sprint(terms), fmt.Sprint(d.doc.terms))
}

func (d *drift) scales() {
	challenges := [2]string{"`before.scale`, `after.challenge` (%s …)", "English (%s …)"}[d.col]
	supports := [2]string{"`after.scale` (%s …)", "English (%s …)"}[d.col]
	for _, scale := range [][2]string{
		{"before.scale", challenges}, {"after.challenge", challenges}, {"after.scale", supports},
	} {
		item, _ := d.m.Item(scale[0])
		steps := d.doc.scales[fmt.Sprintf(scale[1], item.Verb)]
		d.same("steps of "+scale[0], strings.Join(item.Steps, "|"), strings.Join(steps, "|"))
	}
}

// running holds what the document says outside its tables.
func (d *drift) running() {
	d.same("vision", d.m.Vision, d.doc.inline("default `([^`]+)` / `([^`]+)`")[d.col])
	d.same("about", d.m.About, d.doc.quotes[d.col])
	d.same("year", d.m.Year, d.doc.quotes[2+d.col])

	room := d.doc.inline(`one's own leadership: (.+?\?) — (.+? more\?)`)[d.col]
	think, _ := d.m.Item("reflect.think")
	d.same("the shared room", strings.Join(think.Prompts, " "), room)

	pairs := func(place string, options []Option) {
		for _, o := range options {
			names := d.doc.inline("`" + o.ID + "` ([^`·(]+?) / ([^`·]+?)(?: ·|, with|\\. )")
			d.same(place+" "+o.ID, o.Name, names[d.col])
		}
	}
	pairs("outcome", d.m.Outcomes)
	pairs("perspective", d.m.Perspectives)

	ids := func(place string, options []Option, passage string) {
		var have, want []string
		for _, o := range options {
			have = append(have, o.ID)
		}
		for _, found := range regexp.MustCompile("`([a-z-]+)`").FindAllStringSubmatch(passage, -1) {
			want = append(want, found[1])
		}
		d.same("ids of "+place, strings.Join(have, " "), strings.Join(want, " "))
	}
	ids("outcomes", d.m.Outcomes, d.doc.inline("(`carried-out`.*?)All three")[0])
	ids("perspectives", d.m.Perspectives, d.doc.inline("any number per challenge: (`citizen`.*?)Citizens' and")[0])
	ids("seen by", d.m.SeenBy, d.doc.inline("seen with: (.*?)\\. ")[0])
	ids("meeting kinds", d.m.MeetingKinds, d.doc.inline("meetings of the kinds (.*?), and an entry")[0])
	ids("entry kinds", d.m.EntryKinds, d.doc.inline("an entry in the log can be (.*)\\.$")[0])

	if d.col == 0 {
		for _, o := range slices.Concat(d.m.MeetingKinds, d.m.EntryKinds[2:]) {
			d.same("name of "+o.ID, o.Name, d.doc.inline("`" + o.ID + "` \\(([^)]+)\\)")[0])
		}
	}
}

func TestWordsAreTheMethods(t *testing.T) {
	text := testdata(t, "method.md")
	for _, lang := range []Lang{Danish, English} {
		for _, d := range drifts(load(t, lang), text) {
			t.Errorf("%s %s", lang, d)
		}
	}
}

// TestDriftIsSeen proves that the test above can fail: one letter more anywhere
// in the document's tables, quotes or lists is told, under the place it is in.
func TestDriftIsSeen(t *testing.T) {
	text := testdata(t, "method.md")
	for col, lang := range []Lang{Danish, English} {
		m := load(t, lang)
		changed := func(place, from, to string) {
			t.Helper()
			if strings.Count(text, from) != 1 {
				t.Fatalf("%q does not stand once in the document", from)
			}
			out := drifts(m, strings.Replace(text, from, to, 1))
			if !slices.ContainsFunc(out, func(s string) bool { return strings.Contains(s, place) }) {
				t.Errorf("%s: a change at %s is not seen: %q", lang, place, out)
			}
		}
		doc := parse(text)
		for _, id := range slices.Sorted(maps.Keys(doc.rows)) {
			row := doc.rows[id]
			from := "| `" + id + "` | " + row[0] + " | " + row[1] + " |"
			row[col] = strings.Replace(row[col], " ", " x", 1) + "x"
			changed(id, from, "| `"+id+"` | "+row[0]+" | "+row[1]+" |")
		}
		changed("was held against nothing", "| `act.help` |", "| `act.new` | Nyt | New |\n| `act.help` |")
		changed("terms", []string{"| læringsloop", "| learning loop"}[col], "| x")
		changed("steps of after.scale", []string{
			"(understøtter …) | slet ikke", "(supports …) | not at all",
		}[col], []string{"(understøtter …) | aldrig", "(supports …) | never"}[col])
		changed("about", []string{"opgaveløsning", "solving tasks"}[col], "x")
		changed("year", []string{"aha-oplevelser og", "aha moments"}[col], "x")
		changed("vision", []string{"`selvværd og sammenhæng`", "`self-worth and coherence`"}[col], "`x`")
		changed("shared room", []string{"kalder det på", "does it call for"}[col], "x")
		changed("outcome changed", []string{"ændret\nundervejs", "changed along the way ·"}[col], "x ·")
		changed("perspective economy", []string{"økonomi / economy", "/ economy"}[col], "x / x")
		changed("meeting.ask", []string{"Hvad vil jeg gerne", "What would I like"}[col], "x")
		changed("entry kinds", "an `aha` (", "an `oho` (")
		changed("seen by", "`employee`, `citizen`", "`citizen`, `employee`")
	}
}

// TestDataDriftIsSeen proves the same from the other side: each item's words,
// changed in the data, are told.
func TestDataDriftIsSeen(t *testing.T) {
	text := testdata(t, "method.md")
	for _, lang := range []Lang{Danish, English} {
		ids := load(t, lang).IDs()
		for _, id := range ids {
			if id == "outcome" {
				continue // the method gives it options and no question
			}
			m := load(t, lang)
			d := m.data
			w := d.words.Items[id]
			w.Ask += "x"
			d.words.Items[id] = w
			changed, err := assemble(d)
			if err != nil {
				t.Fatal(err)
			}
			changed.Lang, changed.Vision = lang, m.Vision
			if out := drifts(changed, text); len(out) == 0 || !strings.HasPrefix(out[0], id+":") {
				t.Errorf("%s: other words for %s are not seen: %q", lang, id, out)
			}
		}
	}
}

package summary

// Map is the document with every text in it put through f: those on the page, in
// tables and pictures, on the letterhead, and what the file says about itself.
// The document itself stays as it is.
func (d Document) Map(f func(string) string) Document {
	d.Meta.Title, d.Meta.Author = f(d.Meta.Title), f(d.Meta.Author)
	if d.Letterhead != nil {
		head := *d.Letterhead
		head.Text = head.Text.mapped(f)
		if head.Logo != nil {
			logo := *head.Logo
			logo.Alt = f(logo.Alt)
			head.Logo = &logo
		}
		d.Letterhead = &head
	}
	blocks := make([]Block, len(d.Blocks))
	for i, b := range d.Blocks {
		blocks[i] = b.mapped(f)
	}
	d.Blocks = blocks
	return d
}

func (in Inline) mapped(f func(string) string) Inline {
	if in == nil {
		return nil
	}
	out := make(Inline, len(in))
	for i, r := range in {
		out[i] = Run{Text: f(r.Text), Style: r.Style, Link: r.Link}
		if r.Link != "" && out[i].Text != r.Text {
			// What is not said any more must not stand behind it either.
			out[i].Link = ""
		}
	}
	return out
}

func inlines(all []Inline, f func(string) string) []Inline {
	if all == nil {
		return nil
	}
	out := make([]Inline, len(all))
	for i, in := range all {
		out[i] = in.mapped(f)
	}
	return out
}

func (b Block) mapped(f func(string) string) Block {
	b.Text, b.Items = b.Text.mapped(f), inlines(b.Items, f)
	if b.Table != nil {
		t := Table{Head: inlines(b.Table.Head, f), Right: b.Table.Right}
		for _, row := range b.Table.Rows {
			t.Rows = append(t.Rows, inlines(row, f))
		}
		b.Table = &t
	}
	if b.Columns != nil {
		c := Columns{Left: b.Columns.Left.mapped(f), Right: b.Columns.Right.mapped(f)}
		for _, p := range b.Columns.Rows {
			c.Rows = append(c.Rows, Pair{p.Left.mapped(f), p.Right.mapped(f), p.Question})
		}
		b.Columns = &c
	}
	if b.Chart != nil {
		c := *b.Chart
		c.Title, c.Sentence = f(c.Title), f(c.Sentence)
		if c.Thread.Indicator != nil {
			i := *c.Thread.Indicator
			i.Name.Words, i.Unit.Words = f(i.Name.Words), f(i.Unit.Words)
			c.Thread.Indicator, c.Series.Indicator = &i, &i
		}
		b.Chart = &c
	}
	return b
}

// Texts are all texts of the document, a run each: what the file says about itself,
// the letterhead, and then everything in reading order.
func (d Document) Texts() []string {
	var all []string
	d.Map(func(s string) string {
		if s != "" {
			all = append(all, s)
		}
		return s
	})
	return all
}

package pdf

import (
	"crypto/sha256"
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf16"

	"stjerne/internal/export/pdf/font"
	"stjerne/internal/export/pdf/object"
	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

// write draws the pieces and makes the file.
func write(doc summary.Document, s *setter) ([]byte, error) {
	stands, count := paginate(s.pieces)
	p := &painter{fonts: s.fonts}
	var marks []*mark
	at := 0
	for page := range count {
		p.begin()
		from := at
		for at < len(stands) && stands[at].page == page {
			at++
		}
		marks = append(marks, s.paint(p, stands[from:at])...)
		s.foot(p, doc, page, count)
		p.end()
	}

	f := &object.File{}
	resources, err := s.resources(f, p, doc.Letterhead)
	if err != nil {
		return nil, err
	}
	pages := make([]object.Ref, count)
	for i := range pages {
		pages[i] = f.New()
	}
	tree := f.New()
	annotations(f, p.links, pages)
	links := p.links
	for i, content := range p.pages {
		annots := ""
		for ; len(links) > 0 && links[0].page == i; links = links[1:] {
			annots += links[0].annotation.String() + " "
		}
		if annots != "" {
			annots = "/Annots[" + annots + "]"
		}
		f.Set(pages[i], fmt.Sprintf("<</Type/Page/Parent %s/Contents %s/StructParents %d/Tabs/S%s>>", tree, f.Stream("", content), i, annots))
	}
	var kids strings.Builder
	for _, r := range pages {
		kids.WriteString(r.String() + " ")
	}
	f.Set(tree, fmt.Sprintf("<</Type/Pages/Count %d/MediaBox[0 0 %s %s]/Resources %s/Kids[%s]>>",
		count, object.Number(pageWidth), object.Number(pageHeight), resources, kids.String()))
	catalog := fmt.Sprintf("<</Type/Catalog/Pages %s/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %s/ViewerPreferences<</DisplayDocTitle true>>%s>>",
		tree, object.Text(language(doc.Meta.Lang)), structure(f, s.root, pages, p.marks, p.links), outline(f, marks, pages))
	return f.Finish(f.Add(catalog), f.Add(info(doc.Meta))), nil
}

// paint draws the pieces of a page, the cells of a row one after the other, and
// returns the headings that begin on it.
func (s *setter) paint(p *painter, all []placed) []*mark {
	var marks []*mark
	links := map[string]*node{}
	for i := 0; i < len(all); {
		end := i + 1
		for all[i].piece.row != 0 && !all[i].again && end < len(all) && all[end].piece.row == all[i].piece.row {
			end++
		}
		cells := 1
		for _, at := range all[i:end] {
			for _, a := range at.piece.arts {
				a.draw(p, at.y)
			}
			for _, part := range at.piece.parts {
				cells = max(cells, part.cell+1)
			}
			if m := at.piece.mark; m != nil {
				m.page, m.y = at.page, at.y
				marks = append(marks, m)
			}
		}
		for cell := range cells {
			for _, at := range all[i:end] {
				for _, part := range at.piece.parts {
					if part.cell != cell {
						continue
					}
					n := part.node
					if at.again {
						n = nil // it has been read on the page where it stood first
					}
					p.row(n, marginSide+part.x, at.y+part.y, part.row, links)
				}
			}
		}
		i = end
	}
	return marks
}

// foot is the title and the number of the page, under the text.
func (s *setter) foot(p *painter, doc summary.Document, page, pages int) {
	st := s.m.label()
	number := ""
	if doc.Meta.Words != nil {
		number = doc.Meta.Words.T("paper.page-of", doc.Meta.Words.Number(float64(page+1)), doc.Meta.Words.Number(float64(pages)))
	}
	p.on(nil)
	y := pageHeight - footLine
	p.label(nil, marginSide+textWidth, y, number, st, fromRight)
	room := textWidth - width(s.fonts.plainShape(number, st).glyphs) - 24
	title := s.fonts.plainShape(safe.OneLine(safe.Visible(doc.Meta.Title)), st)
	if width(title.glyphs) > room {
		dots := s.fonts.plainShape("…", st)
		room -= width(dots.glyphs)
		at, used := 0, 0.0
		for at < len(title.glyphs) && used+float64(title.glyphs[at].advance) <= room {
			used += float64(title.glyphs[at].advance)
			at++
		}
		for at > 0 && title.glyphs[at-1].r == ' ' {
			at--
		}
		title.glyphs = append(title.glyphs[:at:at], dots.glyphs...)
		for i := range dots.glyphs {
			title.glyphs[at+i].style = 0
		}
	}
	p.row(nil, marginSide, y, row{glyphs: title.glyphs, styles: title.styles}, nil)
}

// resources are the fonts and the logo, which all pages share.
func (s *setter) resources(f *object.File, p *painter, head *summary.Letterhead) (object.Ref, error) {
	var all strings.Builder
	all.WriteString("<</Font<<")
	for i, face := range s.fonts {
		if len(p.used[i].glyphs) > 0 {
			fmt.Fprintf(&all, "/F%d %s", i, embed(f, face, p.used[i]))
		}
	}
	all.WriteString(">>")
	if head != nil && head.Logo != nil && len(head.Logo.PNG) > 0 {
		logo, err := picture(f, head.Logo.PNG)
		if err != nil {
			return 0, err
		}
		all.WriteString("/XObject<</Logo " + logo.String() + ">>")
	}
	return f.Add(all.String() + ">>"), nil
}

// embed writes what is used of a font.
func embed(f *object.File, face *font.Face, u usage) object.Ref {
	data := face.Subset(u.glyphs)
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	name := string(tag) + "+" + face.Name
	file := f.Stream(fmt.Sprintf("/Length1 %d", len(data)), data)
	descriptor := f.Add(fmt.Sprintf(
		"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %s>>",
		name, face.Box[0], face.Box[1], face.Box[2], face.Box[3], face.Ascent, face.Descent, face.CapHeight, file))
	var widths strings.Builder
	for _, g := range u.glyphs {
		fmt.Fprintf(&widths, "%d ", face.Advance(g))
	}
	descendant := f.Add(fmt.Sprintf(
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/CIDToGIDMap/Identity/W[0[%s]]>>",
		name, descriptor, widths.String()))
	return f.Add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>",
		name, descendant, f.Stream("", characters(u.runes))))
}

// characters is the table that leads from the glyphs of a font back to characters.
func characters(runes []rune) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n" +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	const most = 100 // in one list, by the format
	for from := 1; from < len(runes); from += most {
		to := min(from+most, len(runes))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for n := from; n < to; n++ {
			fmt.Fprintf(&b, "<%04X><", n)
			for _, unit := range utf16.Encode(runes[n : n+1]) {
				fmt.Fprintf(&b, "%04X", unit)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end\n")
	return []byte(b.String())
}

// annotations writes the links.
func annotations(f *object.File, links []*link, pages []object.Ref) {
	for i, l := range links {
		l.key = len(pages) + i
		l.annotation = f.Add(fmt.Sprintf(
			"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]/A<</S/URI/URI%s>>/Contents%s/StructParent %d/P %s>>",
			object.Number(l.x1), object.Number(l.y1), object.Number(l.x2), object.Number(l.y2),
			object.Bytes(l.address), object.Text(l.words), l.key, pages[l.page]))
	}
}

// address is an address as a file may hold it: in ASCII, of a page or somebody's
// mail; "" for anything else.
func address(s string) string {
	lower := strings.ToLower(s)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "mailto:") {
		return ""
	}
	if u, err := url.Parse(s); err == nil {
		s = u.String()
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] > '~' {
			fmt.Fprintf(&b, "%%%02X", s[i])
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// branch is a heading with those under it.
type branch struct {
	mark  *mark
	kids  []*branch
	ref   object.Ref
	count int
}

// outline writes the headings as the list that a reader navigates by, and returns
// the entries of the catalog that lead to it.
func outline(f *object.File, marks []*mark, pages []object.Ref) string {
	root := &branch{}
	path := []*branch{root}
	for _, m := range marks {
		for len(path) > 1 && path[len(path)-1].mark.level >= m.level {
			path = path[:len(path)-1]
		}
		b := &branch{mark: m, ref: f.New()}
		for _, over := range path {
			over.count++
		}
		path[len(path)-1].kids = append(path[len(path)-1].kids, b)
		path = append(path, b)
	}
	if len(root.kids) == 0 {
		return ""
	}
	root.ref = f.New()
	f.Set(root.ref, fmt.Sprintf("<</Type/Outlines/First %s/Last %s/Count %d>>",
		root.kids[0].ref, root.kids[len(root.kids)-1].ref, root.count))
	branches(f, root, pages)
	entries := "/Outlines " + root.ref.String()
	if len(pages) > openFrom {
		entries += "/PageMode/UseOutlines"
	}
	return entries
}

// openFrom is over how many pages the list of headings stands open.
const openFrom = 3

func branches(f *object.File, over *branch, pages []object.Ref) {
	for i, b := range over.kids {
		entries := ""
		if i > 0 {
			entries += "/Prev " + over.kids[i-1].ref.String()
		}
		if i+1 < len(over.kids) {
			entries += "/Next " + over.kids[i+1].ref.String()
		}
		if n := len(b.kids); n > 0 {
			entries += fmt.Sprintf("/First %s/Last %s/Count %d", b.kids[0].ref, b.kids[n-1].ref, b.count)
		}
		f.Set(b.ref, fmt.Sprintf("<</Title%s/Parent %s/Dest[%s/XYZ null %s null]%s>>",
			object.Text(b.mark.title), over.ref, pages[b.mark.page], object.Number(pageHeight-b.mark.y+6), entries))
		branches(f, b, pages)
	}
}

// language is the language of a document as other programs name it.
func language(lang string) string {
	switch lang {
	case "da":
		return "da-DK"
	case "en":
		return "en-GB"
	default:
		return lang
	}
}

// info is what the file says about itself. Its day is the document's: when it was
// written to disk the disk knows.
func info(m summary.Meta) string {
	b := "<</Title" + object.Text(clean(m.Title))
	if m.Author != "" {
		b += "/Author" + object.Text(clean(m.Author))
	}
	b += "/Creator(stjerne)/Producer(stjerne)"
	if !m.Day.IsZero() {
		day := fmt.Sprintf("(D:%04d%02d%02d000000Z)", m.Day.Year, int(m.Day.Month), m.Day.Date)
		b += "/CreationDate" + day + "/ModDate" + day
	}
	return b + ">>"
}

// clean is a text on one line as a title bar shows it.
func clean(s string) string {
	return strings.TrimFunc(safe.OneLine(safe.Visible(s)), unicode.IsSpace)
}

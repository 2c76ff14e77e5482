package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"stjerne/internal/export/pdf/object"
)

// node is an element of the structure that a screen reader reads: a heading, a
// paragraph, a cell. It joins its parent when something of it is drawn, so that the
// structure has the order in which the page is read, and nothing empty.
type node struct {
	tag    string
	alt    string // what a figure shows
	attr   string // further attributes as the format spells them
	parent *node
	kids   []kid
	joined bool
	ref    object.Ref
}

// kid is what an element holds: another one, a marked part of a page, or a link
// that can be followed.
type kid struct {
	node *node
	page int
	mark int
	link *link
}

// link is a place on a page that leads to an address.
type link struct {
	address, words string
	page           int
	x1, y1, x2, y2 float64 // in the coordinates of the page, upwards
	node           *node
	key            int // in the tree of parents
	annotation     object.Ref
}

func (n *node) child(tag string) *node { return &node{tag: tag, parent: n} }

// join has an element stand in its parent, and that in its own.
func (n *node) join() {
	if n.parent == nil {
		return
	}
	n.parent.join()
	if !n.joined {
		n.joined = true
		n.parent.kids = append(n.parent.kids, kid{node: n})
	}
}

// cell is a child that stands there even where it is empty, as the cells of a table
// do.
func (n *node) cell(tag, attr string) *node {
	c := &node{tag: tag, attr: attr, parent: n, joined: true}
	n.kids = append(n.kids, kid{node: c})
	return c
}

// structure writes the elements and the tree that leads from the pages back to
// them, and returns its root. marks are the elements of each page by the number of
// their marks.
func structure(f *object.File, root *node, pages []object.Ref, marks [][]*node, links []*link) object.Ref {
	top := f.New()
	refs(f, root)
	elements(f, root, top, pages)
	var nums strings.Builder
	for page, on := range marks {
		fmt.Fprintf(&nums, "%d[", page)
		for _, n := range on {
			nums.WriteString(n.ref.String() + " ")
		}
		nums.WriteString("]")
	}
	for _, l := range links {
		fmt.Fprintf(&nums, "%d %s ", l.key, l.node.ref)
	}
	parents := f.Add("<</Nums[" + nums.String() + "]>>")
	f.Set(top, fmt.Sprintf("<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>", root.ref, parents, len(pages)+len(links)))
	return top
}

func refs(f *object.File, n *node) {
	n.ref = f.New()
	for _, k := range n.kids {
		if k.node != nil {
			refs(f, k.node)
		}
	}
}

func elements(f *object.File, n *node, parent object.Ref, pages []object.Ref) {
	var kids strings.Builder
	first := -1
	for _, k := range n.kids {
		switch {
		case k.node != nil:
			elements(f, k.node, n.ref, pages)
			kids.WriteString(k.node.ref.String() + " ")
		case k.link != nil:
			fmt.Fprintf(&kids, "<</Type/OBJR/Pg %s/Obj %s>>", pages[k.link.page], k.link.annotation)
		case first < 0 || first == k.page:
			first = k.page
			kids.WriteString(strconv.Itoa(k.mark) + " ")
		default:
			fmt.Fprintf(&kids, "<</Type/MCR/Pg %s/MCID %d>>", pages[k.page], k.mark)
		}
	}
	body := fmt.Sprintf("<</Type/StructElem/S/%s/P %s/K[%s]", n.tag, parent, strings.TrimSuffix(kids.String(), " "))
	if first >= 0 {
		body += "/Pg " + pages[first].String()
	}
	if n.alt != "" {
		body += "/Alt" + object.Text(n.alt)
	}
	f.Set(n.ref, body+n.attr+">>")
}

//! Elements → boxes: blocks, tables, paragraphs and drawings, ready to be laid out.

use std::rc::Rc;
use std::sync::Arc;

use taffy::{Cache, Layout};

use crate::pdf::layout::convert::{Converted, Part};
use crate::pdf::layout::table::Column;
use crate::pdf::markup::{Document, NodeId, NodeKind};
use crate::pdf::style::computed::{Display, ListStyle, Size, Style};
use crate::pdf::text::inline::{Gatherer, Paragraph, Surroundings, drawing_extent, generated_text};
use crate::pdf::text::shape::{Shaped, Shaper};

/// A box of the layout tree.
pub struct LayoutBox {
    /// Its element; for text without an element of its own, the element it stands in.
    pub node: NodeId,
    /// Its computed style.
    pub style: Arc<Style>,
    /// What it is.
    pub kind: BoxKind,
    /// Indices of its children.
    pub children: Vec<usize>,
    /// The marker of a list item, shaped.
    pub marker: Option<Box<(Paragraph, Arc<Shaped>)>>,
    pub(super) taffy: Rc<taffy::Style>,
    /// What taffy has found out so far; nothing of paragraphs and drawings, which know their sizes.
    pub(super) cache: Option<Box<Cache>>,
    /// Where it is, from its parent's top left corner.
    pub layout: Layout,
}

/// What a box is.
pub enum BoxKind {
    /// A container, by its style a block, flex or grid container.
    Container,
    /// A table; its children are its cells, row by row.
    Table(Box<Table>),
    /// A paragraph.
    Text(Box<Paragraph>, Arc<Shaped>),
    /// A drawing with a name and its own width and height.
    Drawing(String, f32, f32),
}

/// The rows of a table.
#[derive(Default)]
pub struct Table {
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// How many of the rows repeat at the top of each page.
    pub head_rows: usize,
    /// How many columns.
    pub columns: usize,
    /// Widths that the style sheet sets, by column.
    pub set_widths: Vec<Size>,
    /// What the cells need, once measured.
    pub(super) measured: Option<Vec<Column>>,
}

/// A row of a table.
pub struct Row {
    /// The `tr`.
    pub node: NodeId,
    /// Its style.
    pub style: Arc<Style>,
    /// The places of its cells among the table's children.
    pub cells: Vec<Cell>,
}

/// A cell's place.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// The index among all boxes.
    pub index: usize,
    /// The first column, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
}

/// Makes boxes from elements.
pub struct Builder<'a, 'f, S: Surroundings> {
    /// The page.
    pub document: &'a Document,
    /// Styles and drawings.
    pub around: &'a S,
    /// Shapes the text.
    pub shaper: &'a mut Shaper<'f>,
    /// What was made.
    pub boxes: Vec<LayoutBox>,
    /// The styles that boxes share.
    pub converted: Converted,
}

impl<S: Surroundings> Builder<'_, '_, S> {
    /// A block that holds these elements and is as wide as the page's content.
    pub fn root(&mut self, node: NodeId, style: &Arc<Style>, units: &[NodeId]) -> usize {
        let root = self.push(node, style, BoxKind::Container, Part::Root);
        let children = units.iter().filter_map(|unit| self.element(*unit)).collect();
        self.boxes[root].children = children;
        root
    }

    fn push(&mut self, node: NodeId, style: &Arc<Style>, kind: BoxKind, part: Part) -> usize {
        let taffy = self.converted.get(style, part);
        self.boxes.push(LayoutBox {
            node,
            style: style.clone(),
            kind,
            children: Vec::new(),
            marker: None,
            taffy,
            cache: None,
            layout: Layout::new(),
        });
        self.boxes.len() - 1
    }

    fn element(&mut self, node: NodeId) -> Option<usize> {
        let element = self.document.element(node)?;
        let style = self.around.style(node).clone();
        match style.display {
            Display::None | Display::TableColumn | Display::TableColumnGroup => None,
            Display::Table => Some(self.table(node, &style)),
            _ if element.name == "svg" => self.drawing(node, &style),
            Display::Block
            | Display::Inline
            | Display::Flex
            | Display::Grid
            | Display::ListItem
            | Display::TableCaption
            | Display::TableHeaderGroup
            | Display::TableRowGroup
            | Display::TableFooterGroup
            | Display::TableRow
            | Display::TableCell => Some(self.container(node, &style)),
        }
    }

    fn drawing(&mut self, node: NodeId, style: &Arc<Style>) -> Option<usize> {
        let name = self.document.element(node)?.attributes.get("data-drawing")?.clone();
        let (own_width, own_height) = self.around.drawing_size(&name)?;
        let (width, height) = drawing_extent(style, own_width, own_height);
        Some(self.push(node, style, BoxKind::Drawing(name, width, height), Part::Drawing))
    }

    fn container(&mut self, node: NodeId, style: &Arc<Style>) -> usize {
        let index = self.push(node, style, BoxKind::Container, Part::Whole);
        let children = self.children(node, style);
        self.boxes[index].children = children;
        if style.display == Display::ListItem {
            self.boxes[index].marker = self.marker(node, style).map(Box::new);
        }
        index
    }

    /// The boxes of an element's content; runs of inline nodes become paragraphs.
    fn children(&mut self, node: NodeId, style: &Arc<Style>) -> Vec<usize> {
        let own = matches!(style.display, Display::Flex | Display::Grid);
        let mut boxes = Vec::new();
        let mut inline = Gatherer::new(self.document, self.around, style.clone());
        if let Some(before) = &style.before {
            let text = generated_text(&before.content, self.document, node, self.around);
            inline.add_generated(&text, &before.style, node);
        }
        for &child in &self.document.node(node).children {
            if self.is_inline(child, own) {
                inline.add(child, node);
                continue;
            }
            let full = Gatherer::new(self.document, self.around, style.clone());
            let done = std::mem::replace(&mut inline, full);
            boxes.extend(self.paragraph(done, node, style));
            boxes.extend(self.element(child));
        }
        if let Some(after) = &style.after {
            let text = generated_text(&after.content, self.document, node, self.around);
            inline.add_generated(&text, &after.style, node);
        }
        if self.is_parted_from_next(node) {
            inline.end_with_space();
        }
        boxes.extend(self.paragraph(inline, node, style));
        boxes
    }

    /// Whether white space parts these words from the next ones, though each became a box of its
    /// own: a reader hears both in one paragraph.
    fn is_parted_from_next(&self, node: NodeId) -> bool {
        const WORDS: [&str; 6] = ["a", "b", "em", "small", "span", "strong"];
        const OF_FORMULA: [&str; 4] = ["mi", "mn", "mo", "mtext"];
        let is = |names: &[&str]| {
            self.document.element(node).is_some_and(|one| names.contains(&one.name))
        };
        if is(&OF_FORMULA) {
            return true;
        }
        let is_word = is(&WORDS);
        let Some(parent) = self.document.node(node).parent.filter(|_| is_word) else {
            return false;
        };
        if !matches!(self.around.style(parent).display, Display::Flex | Display::Grid) {
            return false;
        }
        let mut after = self.document.node(parent).children.iter().skip_while(|&&at| at != node);
        let next = after.nth(1).map(|&next| &self.document.node(next).kind);
        let has_more = after.next().is_some();
        matches!(next, Some(NodeKind::Text(text)) if has_more && text.starts_with(char::is_whitespace))
    }

    fn paragraph(
        &mut self,
        gathered: Gatherer<'_, S>,
        node: NodeId,
        style: &Arc<Style>,
    ) -> Option<usize> {
        let paragraph = gathered.finish()?;
        let shaped = self.shaper.shape(&paragraph);
        Some(self.push(node, style, BoxKind::Text(Box::new(paragraph), shaped), Part::Text))
    }

    fn is_inline(&self, node: NodeId, items_only: bool) -> bool {
        match &self.document.node(node).kind {
            NodeKind::Text(_) => true,
            NodeKind::Element(_) => {
                let style = self.around.style(node);
                match style.display {
                    Display::None => true,
                    // A drawing whose width follows its container stands on its own.
                    Display::Inline if matches!(style.width, Size::Share(_)) => false,
                    Display::Inline => !items_only && !self.holds_block(node),
                    _ => false,
                }
            }
        }
    }

    fn holds_block(&self, node: NodeId) -> bool {
        self.document.node(node).children.iter().any(|&child| {
            self.document.element(child).is_some()
                && match self.around.style(child).display {
                    Display::None => false,
                    Display::Inline => self.holds_block(child),
                    _ => true,
                }
        })
    }

    fn marker(&mut self, node: NodeId, style: &Arc<Style>) -> Option<(Paragraph, Arc<Shaped>)> {
        let text = match style.list_style {
            ListStyle::None => return None,
            ListStyle::Disc => "•".to_owned(),
            ListStyle::Dash => "–".to_owned(),
            ListStyle::Decimal => format!("{}.", self.place_in_list(node)),
        };
        let mut gatherer = Gatherer::new(self.document, self.around, style.clone());
        gatherer.add_generated(&text, style, node);
        let paragraph = gatherer.finish()?;
        let shaped = self.shaper.shape(&paragraph);
        Some((paragraph, shaped))
    }

    fn place_in_list(&self, node: NodeId) -> usize {
        let Some(parent) = self.document.node(node).parent else { return 1 };
        let before = self.document.node(parent).children.iter().take_while(|&&child| child != node);
        let items = before.filter(|&&child| {
            self.document.element(child).is_some()
                && self.around.style(child).display == Display::ListItem
        });
        let start = self
            .document
            .element(parent)
            .and_then(|list| list.attributes.get("start"))
            .and_then(|start| start.parse::<usize>().ok())
            .unwrap_or(1);
        start + items.count()
    }

    /// A table: a block of the caption and the box that holds the cells.
    fn table(&mut self, node: NodeId, style: &Arc<Style>) -> usize {
        let mut parts = TableParts::default();
        self.table_parts(node, &mut parts);
        let mut children: Vec<usize> =
            parts.captions.iter().filter_map(|caption| self.element(*caption)).collect();
        let wrapper = self.push(node, style, BoxKind::Container, Part::TableAround);
        let grid = self.push(node, style, BoxKind::Table(Box::default()), Part::Table);
        let table = self.rows(&parts);
        let cells = table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.index));
        self.boxes[grid].children = cells.collect();
        self.boxes[grid].kind = BoxKind::Table(Box::new(table));
        children.push(grid);
        self.boxes[wrapper].children = children;
        wrapper
    }

    fn table_parts(&self, node: NodeId, parts: &mut TableParts) {
        for &child in &self.document.node(node).children {
            let Some(element) = self.document.element(child) else { continue };
            let style = self.around.style(child);
            match style.display {
                Display::None => {}
                Display::TableCaption => parts.captions.push(child),
                Display::TableHeaderGroup => parts.head.extend(self.rows_of(child)),
                Display::TableFooterGroup => parts.foot.extend(self.rows_of(child)),
                Display::TableRowGroup => parts.body.extend(self.rows_of(child)),
                Display::TableColumnGroup => self.table_parts(child, parts),
                Display::TableColumn => {
                    let span = element.attributes.get("span").and_then(|s| s.parse().ok());
                    for _ in 0..span.unwrap_or(1usize).clamp(1, 1000) {
                        parts.columns.push(style.width);
                    }
                }
                _ => parts.body.push(child),
            }
        }
    }

    fn rows_of(&self, group: NodeId) -> Vec<NodeId> {
        let children = self.document.node(group).children.iter().copied();
        children
            .filter(|&child| {
                self.document.element(child).is_some()
                    && self.around.style(child).display != Display::None
            })
            .collect()
    }

    fn rows(&mut self, parts: &TableParts) -> Table {
        let mut table = Table {
            head_rows: parts.head.len(),
            set_widths: parts.columns.clone(),
            ..Table::default()
        };
        // Columns of the rows below that a cell with `rowspan` still covers.
        let mut taken: Vec<usize> = Vec::new();
        let rows = parts.head.iter().chain(&parts.body).chain(&parts.foot);
        for &row in rows {
            let row_style = self.around.style(row).clone();
            let mut cells = Vec::new();
            let mut column = 0;
            for &node in &self.document.node(row).children {
                let Some(element) = self.document.element(node) else { continue };
                let style = self.around.style(node).clone();
                if style.display == Display::None {
                    continue;
                }
                while taken.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let span = |name: &str| {
                    let value = element.attributes.get(name).and_then(|s| s.parse().ok());
                    value.unwrap_or(1usize).clamp(1, 1000)
                };
                let (columns, spanned) = (span("colspan"), span("rowspan"));
                if taken.len() < column + columns {
                    taken.resize(column + columns, 0);
                }
                taken[column..column + columns].fill(spanned);
                let index = self.cell(node, &style);
                if table.set_widths.len() < column + columns {
                    table.set_widths.resize(column + columns, Size::Auto);
                }
                if columns == 1 && table.set_widths[column] == Size::Auto {
                    table.set_widths[column] = style.width;
                }
                cells.push(Cell { index, column, columns, rows: spanned });
                column += columns;
            }
            for rows in &mut taken {
                *rows = rows.saturating_sub(1);
            }
            table.columns = table.columns.max(column);
            table.rows.push(Row { node: row, style: row_style, cells });
        }
        table.set_widths.resize(table.columns.max(table.set_widths.len()), Size::Auto);
        table.columns = table.set_widths.len();
        table
    }

    fn cell(&mut self, node: NodeId, style: &Arc<Style>) -> usize {
        let index = self.push(node, style, BoxKind::Container, Part::Cell);
        let children = self.children(node, style);
        self.boxes[index].children = children;
        index
    }
}

#[derive(Default)]
struct TableParts {
    captions: Vec<NodeId>,
    columns: Vec<Size>,
    head: Vec<NodeId>,
    body: Vec<NodeId>,
    foot: Vec<NodeId>,
}

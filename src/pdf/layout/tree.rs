//! The tree that taffy lays out: blocks, flex and grid by taffy, paragraphs by parley, tables
//! as columns that were measured first and rows below each other.

use taffy::style::Display as TaffyDisplay;
use taffy::{
    AvailableSpace, CacheTree, Layout, LayoutBlockContainer, LayoutContainingBlock,
    LayoutFlexboxContainer, LayoutGridContainer, LayoutInput, LayoutOutput, LayoutPartialTree,
    NodeId as TaffyId, RequestedAxis, RunMode, Size as TaffySize, Style as TaffyStyle,
    TraversePartialTree, compute_block_layout, compute_cached_layout, compute_flexbox_layout,
    compute_grid_layout, compute_hidden_layout, compute_leaf_layout, compute_root_layout,
};

use crate::pdf::layout::boxes::{BoxKind, LayoutBox};
use crate::pdf::layout::rows::{self, Edges};
use crate::pdf::layout::table::{Column, Spanning, add_spanning, column_widths};
use crate::pdf::style::computed::{Size, WhiteSpace};
use crate::pdf::text::inline::Paragraph;
use crate::pdf::text::shape::{Shaped, Shaper};

/// How wide a column of text is at least that may be broken anywhere, in heights of its letters:
/// fifteen letters or so.
const READABLE: f32 = 8.0;

/// Boxes with their places.
pub struct Tree<'a, 'f> {
    /// All boxes; the first is the root.
    pub boxes: Vec<LayoutBox>,
    /// Breaks the paragraphs.
    pub shaper: &'a Shaper<'f>,
    /// A drawing is never taller than this.
    pub tallest: f32,
}

impl Tree<'_, '_> {
    /// Lays out all boxes below the root in a column of this width.
    pub fn lay_out(&mut self, width: f32) {
        let space = TaffySize {
            width: AvailableSpace::Definite(width),
            height: AvailableSpace::MaxContent,
        };
        compute_root_layout(self, TaffyId::from(0usize), space);
    }

    fn leaf(&mut self, index: usize, inputs: LayoutInput) -> LayoutOutput {
        let own = &self.boxes[index];
        let (shaper, tallest) = (self.shaper, self.tallest);
        compute_leaf_layout(
            inputs,
            &*own.taffy,
            |_, _| 0.0,
            |known, available| match &own.kind {
                BoxKind::Text(_, shaped) => {
                    let width = known.width.unwrap_or(match available.width {
                        AvailableSpace::MinContent => shaped.min_width,
                        AvailableSpace::MaxContent => shaped.max_width,
                        AvailableSpace::Definite(width) => shaped.max_width.min(width),
                    });
                    let lines = shaper.break_lines(shaped, width);
                    TaffySize { width, height: known.height.unwrap_or(lines.height) }
                }
                BoxKind::Drawing(_, own_width, own_height) => {
                    let ratio = own_height / own_width.max(0.01);
                    let width = known.width.unwrap_or(match available.width {
                        AvailableSpace::Definite(width) => own_width.min(width),
                        AvailableSpace::MinContent | AvailableSpace::MaxContent => *own_width,
                    });
                    let height = known.height.unwrap_or(width * ratio);
                    TaffySize { width, height: height.min(tallest) }
                }
                BoxKind::Container | BoxKind::Table(_) => TaffySize::ZERO,
            },
        )
    }

    fn table(&mut self, id: TaffyId, inputs: LayoutInput) -> LayoutOutput {
        let index = usize::from(id);
        let columns = self.columns(index);
        let own = &self.boxes[index].taffy;
        let edges = edges(own);
        let least: f32 = columns.iter().map(|column| column.least).sum();
        let most: f32 =
            columns.iter().map(|column| column.most.max(column.fixed.unwrap_or(0.0))).sum();
        let set = inputs.parent_size.width.filter(|_| !own.item_is_table);
        let width = inputs.known_dimensions.width.or(set).unwrap_or_else(|| {
            edges
                + match inputs.available_space.width {
                    AvailableSpace::Definite(width) => most.min(width - edges),
                    AvailableSpace::MinContent => least,
                    AvailableSpace::MaxContent => most,
                }
        });
        if inputs.run_mode == RunMode::ComputeSize && inputs.axis == RequestedAxis::Horizontal {
            return LayoutOutput::from_outer_size(TaffySize { width, height: 0.0 });
        }
        let widths = column_widths(&columns, width - edges);
        self.rows(index, &widths, width, inputs.run_mode)
    }

    /// What the table's columns need, measured once.
    fn columns(&mut self, index: usize) -> Vec<Column> {
        let BoxKind::Table(table) = &self.boxes[index].kind else { return Vec::new() };
        if let Some(columns) = &table.measured {
            return columns.clone();
        }
        let mut columns: Vec<Column> = table
            .set_widths
            .iter()
            .map(|size| match size {
                Size::Auto => Column::default(),
                Size::Points(points) => Column { fixed: Some(*points), ..Column::default() },
                Size::Share(share) => Column { share: Some(*share), ..Column::default() },
            })
            .collect();
        let cells: Vec<_> = table.rows.iter().flat_map(|row| row.cells.iter().copied()).collect();
        let mut spanning = Vec::new();
        for cell in cells {
            let least = self.natural_width(cell.index, AvailableSpace::MinContent);
            let most = self.natural_width(cell.index, AvailableSpace::MaxContent).max(least);
            let rigid = self.rigid_width(cell.index).min(least);
            if cell.columns == 1 {
                let column = &mut columns[cell.column];
                column.rigid = column.rigid.max(rigid);
                column.least = column.least.max(least);
                column.most = column.most.max(most);
            } else {
                let (start, span) = (cell.column, cell.columns);
                spanning.push(Spanning { start, span, rigid, least, most });
            }
        }
        add_spanning(&mut columns, &spanning);
        if let BoxKind::Table(table) = &mut self.boxes[index].kind {
            table.measured = Some(columns.clone());
        }
        columns
    }

    /// The width of what no line break makes narrower: the widest drawing or unbroken line in a box.
    fn rigid_width(&self, index: usize) -> f32 {
        let own = &self.boxes[index];
        let inside = match &own.kind {
            BoxKind::Text(paragraph, shaped)
                if paragraph.style.white_space == WhiteSpace::NoWrap =>
            {
                shaped.min_width
            }
            BoxKind::Text(paragraph, _) => {
                paragraph.drawings.iter().map(|drawing| drawing.width).fold(0.0, f32::max)
            }
            // A drawing that is a block of its own is made smaller.
            BoxKind::Drawing(..) => 0.0,
            BoxKind::Container | BoxKind::Table(_) => {
                own.children.iter().map(|&child| self.rigid_width(child)).fold(0.0, f32::max)
            }
        };
        if inside > 0.0 { inside + edges(&own.taffy) } else { 0.0 }
    }

    fn natural_width(&mut self, index: usize, width: AvailableSpace) -> f32 {
        // Nearly every cell holds one paragraph and nothing else, which knows its own widths.
        let own = &self.boxes[index];
        let sized = own.taffy.min_size.width.is_auto() && own.taffy.max_size.width.is_auto();
        if let [child] = own.children[..]
            && let BoxKind::Text(paragraph, shaped) = &self.boxes[child].kind
            && sized
        {
            let words = match width {
                AvailableSpace::MinContent => {
                    shaped.min_width.max(readable_width(paragraph, shaped))
                }
                AvailableSpace::MaxContent | AvailableSpace::Definite(_) => shaped.max_width,
            };
            return words + edges(&own.taffy);
        }
        let mut input =
            rows::input(RunMode::ComputeSize, RequestedAxis::Horizontal, TaffySize::NONE);
        input.available_space.width = width;
        self.compute_child_layout(TaffyId::from(index), input).size.width
    }
}

/// What a cell gets for text that may be broken between any two letters, as names are: a column of
/// single letters cannot be read.
fn readable_width(paragraph: &Paragraph, shaped: &Shaped) -> f32 {
    let broken = paragraph.spans.iter().filter(|span| span.style.break_words);
    let largest = broken.map(|span| span.style.font_size).fold(0.0, f32::max);
    (READABLE * largest).min(shaped.max_width)
}

/// The width of a box's own padding and borders, as far as they are lengths.
fn edges(style: &TaffyStyle) -> f32 {
    Edges::of(style, 0.0).across()
}

/// The children of a box.
pub struct Children<'a>(std::slice::Iter<'a, usize>);

impl Iterator for Children<'_> {
    type Item = TaffyId;

    fn next(&mut self) -> Option<TaffyId> {
        self.0.next().map(|index| TaffyId::from(*index))
    }
}

impl TraversePartialTree for Tree<'_, '_> {
    type ChildIter<'a>
        = Children<'a>
    where
        Self: 'a;

    fn child_ids(&self, id: TaffyId) -> Self::ChildIter<'_> {
        Children(self.boxes[usize::from(id)].children.iter())
    }

    fn child_count(&self, id: TaffyId) -> usize {
        self.boxes[usize::from(id)].children.len()
    }

    fn get_child_id(&self, id: TaffyId, child: usize) -> TaffyId {
        TaffyId::from(self.boxes[usize::from(id)].children[child])
    }
}

impl LayoutPartialTree for Tree<'_, '_> {
    type CoreContainerStyle<'a>
        = &'a TaffyStyle
    where
        Self: 'a;
    type CustomIdent = String;

    fn get_core_container_style(&self, id: TaffyId) -> Self::CoreContainerStyle<'_> {
        &self.boxes[usize::from(id)].taffy
    }

    fn set_unrounded_layout(&mut self, id: TaffyId, layout: &Layout) {
        self.boxes[usize::from(id)].layout = *layout;
    }

    fn compute_child_layout(&mut self, id: TaffyId, inputs: LayoutInput) -> LayoutOutput {
        if inputs.run_mode == RunMode::PerformHiddenLayout {
            return compute_hidden_layout(self, id);
        }
        // A paragraph remembers its lines by itself, and a drawing has nothing to find out.
        let index = usize::from(id);
        if let BoxKind::Text(..) | BoxKind::Drawing(..) = &self.boxes[index].kind {
            return self.leaf(index, inputs);
        }
        compute_cached_layout(self, id, inputs, |tree, id, inputs| {
            match (&tree.boxes[index].kind, tree.boxes[index].taffy.display) {
                (BoxKind::Table(_), _) => tree.table(id, inputs),
                (_, TaffyDisplay::Flex) => compute_flexbox_layout(tree, id, inputs),
                (_, TaffyDisplay::Grid) => compute_grid_layout(tree, id, inputs),
                (_, _) => compute_block_layout(tree, id, inputs, None),
            }
        })
    }
}

impl CacheTree for Tree<'_, '_> {
    fn cache_get(&mut self, id: TaffyId, input: &LayoutInput) -> Option<LayoutOutput> {
        self.boxes[usize::from(id)].cache.as_mut()?.get(input)
    }

    fn cache_store(&mut self, id: TaffyId, input: &LayoutInput, output: LayoutOutput) {
        let own = &mut self.boxes[usize::from(id)].cache;
        own.get_or_insert_default().store(input, output);
    }

    fn cache_clear(&mut self, id: TaffyId) {
        self.boxes[usize::from(id)].cache = None;
    }
}

impl LayoutContainingBlock for Tree<'_, '_> {
    type OofItemStyle<'a>
        = &'a TaffyStyle
    where
        Self: 'a;

    fn get_oof_item_style(&self, id: TaffyId) -> Self::OofItemStyle<'_> {
        &self.boxes[usize::from(id)].taffy
    }

    // Nothing is positioned out of the flow.
    fn clear_hoisted_children(&mut self, _id: TaffyId) {}

    fn add_hoisted_children(&mut self, _id: TaffyId, _hoisted: &[TaffyId]) {}
}

impl LayoutBlockContainer for Tree<'_, '_> {
    type BlockContainerStyle<'a>
        = &'a TaffyStyle
    where
        Self: 'a;
    type BlockItemStyle<'a>
        = &'a TaffyStyle
    where
        Self: 'a;

    fn get_block_container_style(&self, id: TaffyId) -> Self::BlockContainerStyle<'_> {
        &self.boxes[usize::from(id)].taffy
    }

    fn get_block_child_style(&self, id: TaffyId) -> Self::BlockItemStyle<'_> {
        &self.boxes[usize::from(id)].taffy
    }
}

impl LayoutFlexboxContainer for Tree<'_, '_> {
    type FlexboxContainerStyle<'a>
        = &'a TaffyStyle
    where
        Self: 'a;
    type FlexboxItemStyle<'a>
        = &'a TaffyStyle
    where
        Self: 'a;

    fn get_flexbox_container_style(&self, id: TaffyId) -> Self::FlexboxContainerStyle<'_> {
        &self.boxes[usize::from(id)].taffy
    }

    fn get_flexbox_child_style(&self, id: TaffyId) -> Self::FlexboxItemStyle<'_> {
        &self.boxes[usize::from(id)].taffy
    }
}

impl LayoutGridContainer for Tree<'_, '_> {
    type GridContainerStyle<'a>
        = &'a TaffyStyle
    where
        Self: 'a;
    type GridItemStyle<'a>
        = &'a TaffyStyle
    where
        Self: 'a;

    fn get_grid_container_style(&self, id: TaffyId) -> Self::GridContainerStyle<'_> {
        &self.boxes[usize::from(id)].taffy
    }

    fn get_grid_child_style(&self, id: TaffyId) -> Self::GridItemStyle<'_> {
        &self.boxes[usize::from(id)].taffy
    }
}

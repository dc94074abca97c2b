//! Heights of a table's rows and places of its cells, once the widths of its columns are known.

use taffy::style::Display as TaffyDisplay;
use taffy::{
    AvailableSpace, Layout, LayoutInput, LayoutOutput, LayoutPartialTree, Line, NodeId as TaffyId,
    Point, Rect, RequestedAxis, ResolveOrZero, RunMode, Size, SizingMode, Style as TaffyStyle,
};

use super::boxes::{BoxKind, Cell};
use super::tree::Tree;

/// What stands around the content of a box: its padding and its borders.
pub(super) struct Edges {
    padding: Rect<f32>,
    border: Rect<f32>,
}

impl Edges {
    /// Of a style, where shares are shares of this width.
    pub(super) fn of(style: &TaffyStyle, width: f32) -> Self {
        let none = |_: *const (), _: f32| 0.0;
        Self {
            padding: style.padding.resolve_or_zero(Some(width), none),
            border: style.border.resolve_or_zero(Some(width), none),
        }
    }

    pub(super) fn across(&self) -> f32 {
        self.left() + self.padding.right + self.border.right
    }

    fn down(&self) -> f32 {
        self.top() + self.padding.bottom + self.border.bottom
    }

    fn left(&self) -> f32 {
        self.padding.left + self.border.left
    }

    fn top(&self) -> f32 {
        self.padding.top + self.border.top
    }
}

impl Tree<'_, '_> {
    /// Lays out the rows of a table with columns of these widths. Each row is as high as its
    /// highest cell; where a cell over several rows needs more, they share what is missing.
    pub(super) fn rows(
        &mut self,
        index: usize,
        widths: &[f32],
        width: f32,
        mode: RunMode,
    ) -> LayoutOutput {
        let BoxKind::Table(table) = &self.boxes[index].kind else {
            return LayoutOutput::HIDDEN;
        };
        let cells: Vec<(usize, Cell)> = table
            .rows
            .iter()
            .enumerate()
            .flat_map(|(row, found)| found.cells.iter().map(move |&cell| (row, cell)))
            .collect();
        let mut heights = vec![0.0_f32; table.rows.len()];
        let edges = Edges::of(&self.boxes[index].taffy, width);
        let end = |start: usize, span: usize, all: usize| (start + span).min(all);
        let wide = |cell: &Cell| {
            widths[cell.column..end(cell.column, cell.columns, widths.len())].iter().sum::<f32>()
        };
        let mut tall = Vec::new();
        for (row, cell) in &cells {
            let height = self.cell_height(cell.index, wide(cell));
            if cell.rows == 1 {
                heights[*row] = heights[*row].max(height);
            } else {
                tall.push((*row, cell.rows, height));
            }
        }
        for (row, rows, height) in tall {
            let end = end(row, rows, heights.len());
            let covered = &mut heights[row..end];
            let missing = height - covered.iter().sum::<f32>();
            if missing > 0.0 {
                let part = missing / covered.len() as f32;
                for height in covered {
                    *height += part;
                }
            }
        }
        let whole = heights.iter().sum::<f32>() + edges.down();
        let output = LayoutOutput::from_outer_size(Size { width, height: whole });
        if mode != RunMode::PerformLayout {
            return output;
        }
        let tops = starts(&heights, edges.top());
        let lefts = starts(widths, edges.left());
        for (order, (row, cell)) in cells.iter().enumerate() {
            let height = heights[*row..end(*row, cell.rows, heights.len())].iter().sum();
            let size = Size { width: wide(cell), height };
            let location = Point { x: lefts[cell.column], y: tops[*row] };
            self.place_cell(cell.index, location, size, order as u32);
        }
        output
    }

    /// The paragraph of a cell that holds one and nothing else.
    fn only_paragraph(&self, index: usize) -> Option<usize> {
        let own = &self.boxes[index];
        let style = &own.taffy;
        let plain = style.display == TaffyDisplay::Block
            && style.size.height.is_auto()
            && style.min_size.height.is_auto()
            && style.max_size.height.is_auto();
        match own.children[..] {
            [child] if plain && matches!(self.boxes[child].kind, BoxKind::Text(..)) => Some(child),
            _ => None,
        }
    }

    fn cell_height(&mut self, index: usize, width: f32) -> f32 {
        if let Some(child) = self.only_paragraph(index)
            && let BoxKind::Text(_, shaped) = &self.boxes[child].kind
        {
            let edges = Edges::of(&self.boxes[index].taffy, width);
            let lines = self.shaper.break_lines(shaped, width - edges.across());
            return lines.height + edges.down();
        }
        let size = Size { width: Some(width), height: None };
        let input = input(RunMode::ComputeSize, RequestedAxis::Both, size);
        self.compute_child_layout(TaffyId::from(index), input).size.height
    }

    fn place_cell(&mut self, index: usize, location: Point<f32>, size: Size<f32>, order: u32) {
        let edges = Edges::of(&self.boxes[index].taffy, size.width);
        if let Some(child) = self.only_paragraph(index)
            && let BoxKind::Text(_, shaped) = &self.boxes[child].kind
        {
            let width = size.width - edges.across();
            let height = self.shaper.break_lines(shaped, width).height;
            let place = &mut self.boxes[child].layout;
            *place = Layout::with_order(0);
            place.location = Point { x: edges.left(), y: edges.top() };
            place.size = Size { width, height };
        } else {
            let known = Size { width: Some(size.width), height: Some(size.height) };
            let input = input(RunMode::PerformLayout, RequestedAxis::Both, known);
            self.compute_child_layout(TaffyId::from(index), input);
        }
        let place = &mut self.boxes[index].layout;
        *place = Layout::with_order(order);
        (place.location, place.size) = (location, size);
        (place.border, place.padding) = (edges.border, edges.padding);
    }
}

/// Where each of a series begins, the first one at `from`.
fn starts(lengths: &[f32], from: f32) -> Vec<f32> {
    let next = |at: &mut f32, length: &f32| Some(std::mem::replace(at, *at + length));
    lengths.iter().scan(from, next).collect()
}

/// What taffy is asked for a cell of this size, as far as it is known.
pub(super) fn input(mode: RunMode, axis: RequestedAxis, known: Size<Option<f32>>) -> LayoutInput {
    LayoutInput {
        run_mode: mode,
        sizing_mode: SizingMode::InherentSize,
        axis,
        known_dimensions: known,
        known_dimensions_are_definite: Size { width: true, height: true },
        parent_size: Size { width: known.width, height: None },
        available_space: Size {
            width: known.width.map_or(AvailableSpace::MaxContent, AvailableSpace::Definite),
            height: AvailableSpace::MaxContent,
        },
        vertical_margins_are_collapsible: Line { start: false, end: false },
    }
}

"""The traffic-light board: who needs attention, why, and what the analysis rests on."""

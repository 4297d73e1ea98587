package io.zongji.staffing;

/// How customers fare in the long run.
///
/// @param probability the share of those who come that have to wait at all, 0 to 1
/// @param meanSeconds the average wait of all who come, those who need not wait or give up
///     included; infinite when the queue only grows
/// @param abandoned the share of those who come that give up waiting, 0 to 1
public record Wait(double probability, double meanSeconds, double abandoned) {}

/** Looks for events by what no index holds together, at a bounded cost for each page. */
@NullMarked
package io.signalbox.controlplane.events.search;

import org.jspecify.annotations.NullMarked;

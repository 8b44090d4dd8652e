/** Where every accepted event stands, and how much came in and got done over time. */
@NullMarked
package io.signalbox.controlplane.events.conservation;

import org.jspecify.annotations.NullMarked;

/** The broker: it carries ids, never truth. Nothing here uses what only one broker has. */
@NullMarked
package io.signalbox.controlplane.platform.messaging;

import org.jspecify.annotations.NullMarked;

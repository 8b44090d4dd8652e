@NullMarked
package io.signalbox.controlplane.tickets.web;

import org.jspecify.annotations.NullMarked;

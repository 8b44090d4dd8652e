@NullMarked
package io.signalbox.controlplane.events.web;

import org.jspecify.annotations.NullMarked;

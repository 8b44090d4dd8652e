@NullMarked
package io.signalbox.controlplane.system.web;

import org.jspecify.annotations.NullMarked;
